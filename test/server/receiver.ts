import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a receiver was sent. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An HTTP server that keeps what it is sent. `answer` gives the status for each. */
export async function receiver(answer: (received: Received, index: number) => number | 'never' = () => 204) {
  const received: Received[] = [];
  const waiting = new Set<() => void>();
  const server = createServer((request, response) => {
    void (async () => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      const one = { path: request.url ?? '', headers: request.headers, body };
      const status = answer(one, received.push(one) - 1);
      if (status !== 'never') response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end('x');
      for (const look of waiting) look();
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    /** Until there are so many, or what is asked holds. */
    async until(holds: number | (() => boolean)): Promise<void> {
      const done = typeof holds === 'number' ? () => received.length >= holds : holds;
      if (done()) return;
      await new Promise<void>((resolve) => {
        const look = () => {
          if (!done()) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
      });
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
