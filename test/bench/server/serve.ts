import { startServer, type ServerOptions } from '@redress/server';

/** A server as a process of its own, without limits on one client: `serve.ts OPTIONS`, as JSON. Says where it is. */
const options = JSON.parse(process.argv[2] ?? '{}') as ServerOptions;
const plenty = { points: 10_000_000, seconds: 60 };
const server = await startServer({
  ...options,
  log: () => undefined,
  limits: { submits: plenty, streams: { all: 100_000, one: 100_000 } },
});
process.stdout.write(`${server.url}\n`);
