import { startDemo } from '../../demo/server/start-demo.ts';

/** The demo as a process of its own, for tests that kill it: `serve.ts DATA PORT ROWS`. Says where it is, as JSON. */
const [dataDir = '', port = '0', rows = '0'] = process.argv.slice(2);
const demo = await startDemo({ port: Number(port), dataDir, quiet: true, importRows: Number(rows) });
process.stdout.write(`${JSON.stringify({ url: demo.url, accounts: demo.accounts.bank })}\n`);
process.on('SIGTERM', () => {
  void demo.close().then(() => process.exit(0));
});
