import { join } from 'node:path';
import { createApp, listen, openDesk, publishFirst, runTimers } from '@redress/server';
import { ensureAccounts } from '../../../demo/server/accounts.ts';
import { bank } from '../../../demo/server/companies.ts';
import { createPages } from '../../../demo/server/pages.ts';

/**
 * The bank's desk and pages as a process that is killed often: `server.ts DATA PORT SITE`. Says who may look
 * at its cases, as JSON.
 */
const [dataDir = '', port = '0', site = ''] = process.argv.slice(2);
const url = `http://localhost:${port}`;
const log = () => undefined;
const opened = await openDesk({ dataDir, log });
await publishFirst(opened.desk, bank.policy);
const auth = await opened.auth({ url, basePath: '/api' });
const people = bank.people.filter(({ job }) => job === 'supervisor');
const [account] = await ensureAccounts(auth, people, `${dataDir}/accounts.json`);

/** All of the runs' customers share one address. */
const often = { points: 1_000_000, seconds: 60 };
const limits = { submits: often, uploads: often, signInFailures: often, accountFailures: often };
const { app, services } = createApp({ desk: opened.desk, auth, log, limits, elements: join(site, 'redress') });
const pages = createPages(site);
const listening = await listen(
  (request: Request, env: object) =>
    new URL(request.url).pathname.startsWith('/api/') ? app.fetch(request, env) : pages(request),
  Number(port),
  '127.0.0.1',
);
const stopTimers = runTimers(opened.desk, log);
process.stdout.write(`${JSON.stringify({ url, account })}\n`);

process.on('SIGTERM', () => {
  services.limits.streams.endAll();
  void listening
    .close()
    .then(stopTimers)
    .then(() => opened.close())
    .then(() => process.exit(0));
});
