import { startServer, type ServerOptions } from '@redress/server';

/** A server as a process of its own, for tests that kill it: `killable-server.ts OPTIONS`, as JSON. Says where it is. */
const { clockAhead = 0, ...options } = JSON.parse(process.argv[2] ?? '{}') as ServerOptions & { clockAhead?: number };
const plenty = { points: 1_000_000, seconds: 60 };
const server = await startServer({
  ...options,
  now: () => Date.now() + clockAhead,
  log: (level, event, fields) => {
    if (level === 'error') process.stderr.write(`${JSON.stringify({ event, ...fields })}\n`);
  },
  // What is tested here is not how guessing is slowed.
  limits: { submits: plenty, uploads: plenty, actions: plenty, signInFailures: plenty, accountFailures: plenty },
});
process.stdout.write(`${server.url}\n`);
