import { startServer } from '@redress/server';

/** A server process of the benchmark: says where it listens, when its figures are ready, and what it can be asked as. */
const [, , databaseUrl, dataDir] = process.argv as [string, string, string, string];
const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
const person = { email: 'sam@example.com', password: 'correct horse battery staple' };
const everything = { points: 1_000_000_000, seconds: 60 };

const server = await startServer({
  dataDir,
  databaseUrl,
  secret: 'the same for all servers of the benchmark',
  port: 0,
  limits: { submits: everything, signInFailures: everything },
  log: (level, event, fields) => {
    if (event !== 'figures-ready' && level !== 'error') return;
    const { user, system } = process.cpuUsage();
    say({ event, ...fields, cpu: Math.round((user + system) / 1_000) });
  },
});
if (!(await server.desk.policyVersions()).length) {
  const policy = {
    format: 'redress-policy/1',
    name: 'Benchmark',
    timeZone: 'America/New_York',
    severities: ['low'],
    departments: [{ id: 'care' }],
    categories: [{ id: 'category-1' }],
    defaults: { severity: 'low', department: 'care', deadlines: [{ clock: 'resolve', within: '7 days' }] },
    rules: [],
  };
  await server.desk.publishPolicy(JSON.stringify(policy), { over: 0 }, { id: 'a', name: 'A', roles: ['admin'] });
  await server.auth.saveUser({ ...person, name: 'Sam', roles: ['supervisor'] });
}
say({ url: server.url, ...person });
process.once('SIGTERM', () => void server.close());
