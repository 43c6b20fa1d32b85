import { publishFirst, startServer } from '@redress/server';
import { bank } from '../../demo/server/companies.ts';

/** A desk that a site of another origin embeds: `embed-server.ts DATA PORT ORIGIN PAGES`. Says where it is, as JSON. */
const [dataDir = '', port = '0', origin = '', pages] = process.argv.slice(2);
const server = await startServer({ dataDir, port: Number(port), origins: [origin], pages, log: () => undefined });
await publishFirst(server.desk, bank.policy);
process.stdout.write(`${JSON.stringify({ url: server.url.replace('127.0.0.1', 'localhost') })}\n`);
process.on('SIGTERM', () => {
  void server.close().then(() => process.exit(0));
});
