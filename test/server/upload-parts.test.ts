import { HttpCustomerDesk } from '@redress/client/customer';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { complaint, policy, testServer } from './servers.ts';

let server: Awaited<ReturnType<typeof testServer>>;
before(async () => {
  server = await testServer();
  const form = { attachments: { max: 3, maxBytes: 3_000_000, types: ['text/plain'] } };
  const admin = { id: 'test', name: 'Test', roles: ['admin'] } as const;
  await server.desk.publishPolicy(JSON.stringify({ ...policy, form }), { over: 1 }, admin);
});
after(() => server.stop());

const text = 'All of it, from the first line to the last. '.repeat(40_000);
const file = (content = text): File => new File([content], 'story.txt', { type: 'text/plain' });

/** A desk behind a line that is cut where a test says so; it notes where each part began. */
function behindLine(cut: (part: number) => 'before' | 'after' | undefined) {
  const offsets: (string | null)[] = [];
  const line: typeof fetch = async (input, init) => {
    const { method } = init ?? {};
    if (method !== 'PATCH') return fetch(input, init);
    offsets.push(new Headers(init?.headers).get('upload-offset'));
    const fate = cut(offsets.length);
    if (fate === 'before') throw new TypeError('cut');
    const response = await fetch(input, init);
    if (fate === 'after') throw new TypeError('cut');
    return response;
  };
  return { desk: new HttpCustomerDesk({ api: `${server.url}/api`, fetch: line }), offsets };
}

const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) => (error as { readonly code?: string }).code,
  );

describe('a large file', () => {
  it('goes on where the line was cut, whether a part had arrived or not, and arrives as it was', async () => {
    const { desk, offsets } = behindLine((part) => (part === 3 ? 'before' : part === 6 ? 'after' : undefined));
    const upload = () => desk.upload(file(), { id: 'a-long-story' });
    assert.equal(await codeOf(upload()), 'offline');
    assert.equal(await codeOf(upload()), 'offline');
    const attachment = await upload();
    const steps = [null, '0', '524288', null, '524288', '1048576', null, '1572864'];
    assert.deepEqual(offsets, steps);
    assert.equal(attachment.size, text.length);
    assert.equal(attachment.sha256, createHash('sha256').update(text).digest('hex'));
    // Its answer may be lost as well: the same file again is the same upload.
    assert.deepEqual(await upload(), attachment);
    const sent = await desk.submit(
      { ...complaint, channel: 'web', attachments: [attachment] },
      { key: 'with-a-story' },
    );
    assert.equal((await desk.download(attachment, sent.receipt)).size, text.length);
  });

  it('is refused before it is sent when it is too large, and when it is not what it says', async () => {
    const { desk, offsets } = behindLine(() => undefined);
    const large = file('x'.repeat(3_000_001));
    assert.equal(await codeOf(desk.upload(large, { id: 'too-large-a-file' })), 'file-too-large');
    assert.deepEqual(offsets, [null]);
    const program = file(`MZ\u0000${'\u0000'.repeat(600_000)}`);
    assert.equal(await codeOf(desk.upload(program, { id: 'a-program-in-disguise' })), 'file-type-refused');
  });

  it('cannot be made longer than it said', async () => {
    const path = `${server.url}/api/uploads/a-growing-file?name=a.txt&size=10`;
    const response = await fetch(path, { method: 'PATCH', headers: { 'upload-offset': '0' }, body: 'x'.repeat(11) });
    assert.equal(response.status, 413);
    const wrong = await fetch(path, { method: 'PATCH', headers: { 'upload-offset': '5' }, body: 'x' });
    assert.equal(wrong.status, 409);
    assert.equal(((await wrong.json()) as { params: { offset: number } }).params.offset, 0);
  });
});
