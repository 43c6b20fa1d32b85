import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';

/** What answers requests: a Hono app, or several behind one. */
export type Fetch = Parameters<typeof getRequestListener>[0];

export interface Listening {
  /** E.g. `http://127.0.0.1:4180`. */
  readonly url: string;
  readonly port: number;
  /** Takes no more requests, lets those under way finish, and ends streams. */
  close(): Promise<void>;
}

/** In milliseconds. */
const requestTimeout = 120_000;
const headersTimeout = 20_000;
const patience = 5_000;

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      server.closeAllConnections();
    }, patience);
    server.close((error) => {
      clearTimeout(timer);
      if (error) reject(error);
      else resolve();
    });
    server.closeIdleConnections();
  });
}

/**
 * Serves HTTP.
 * @param port 0 takes a free one.
 * @throws the system's error: `EADDRINUSE` when the port is taken, `EACCES` when it may not be used.
 */
export async function listen(fetch: Fetch, port: number, host = '127.0.0.1'): Promise<Listening> {
  const listener = getRequestListener(fetch, { overrideGlobalObjects: false });
  const server = createServer({ requestTimeout, headersTimeout, keepAliveTimeout: 65_000 }, (request, response) => {
    void listener(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address() as AddressInfo;
  const shown = host.includes(':') ? `[${host}]` : host;
  return { url: `http://${shown}:${address.port}`, port: address.port, close: () => closeServer(server) };
}
