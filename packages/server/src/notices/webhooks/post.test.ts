import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { it } from 'node:test';
import { post } from './post.ts';

async function posting(answer: RequestListener, signal?: AbortSignal) {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    return await post(
      new URL(`http://127.0.0.1:${port}/`),
      '{}',
      {},
      { allowPrivate: true, ...(signal && { signal }) },
    );
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

it('does not read an answer that has no end', async () => {
  const answer = await posting((_, response) => {
    response.writeHead(200);
    const more = (): void => {
      while (!response.destroyed && response.write('x'.repeat(10_000)));
    };
    response.on('drain', more);
    more();
  });
  assert.deepEqual(answer, { status: 200 });
});

it('tells of a receiver that hangs up, and is stopped by whoever has no time left', async () => {
  const hungUp = await posting((request) => request.socket.destroy());
  assert.deepEqual(hungUp, { error: 'ECONNRESET' });
  const stop = new AbortController();
  const stopped = await posting(() => {
    stop.abort();
  }, stop.signal);
  assert.deepEqual(stopped, { error: 'ABORT_ERR' });
});
