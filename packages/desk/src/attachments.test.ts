import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { DeskError } from './desk-error.ts';
import { MemoryFiles } from './memory/memory-files.ts';
import { samplePolicy, testDesk } from './testing/index.ts';

const hash = (content: string | Uint8Array): Promise<string> =>
  Promise.resolve(createHash('sha256').update(content).digest('hex'));
const refusal = (code: string) => (error: unknown) => error instanceof DeskError && error.code === code;
const bytesOf = (text: string) => new TextEncoder().encode(text);
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

/** A desk whose policy takes these types of files. */
const taking = async (types: readonly string[]) =>
  (await testDesk(hash, { policy: { ...samplePolicy, form: { attachments: { max: 3, maxBytes: 1_000, types } } } }))
    .desk;

describe('an upload', () => {
  it('gets a name that ends as its content says', async () => {
    const desk = await taking(['image/*', 'text/plain']);
    const nameOf = async (name: string, bytes: Uint8Array<ArrayBuffer>) => (await desk.upload({ name, bytes })).name;
    assert.equal(await nameOf('run.bat', bytesOf('@echo off')), 'run.bat.txt');
    assert.equal(await nameOf('page.html', bytesOf('words <script>')), 'page.html.txt');
    assert.equal(await nameOf('photo', png), 'photo.png');
    assert.equal(await nameOf('PHOTO.PNG', png), 'PHOTO.PNG');
    assert.equal(await nameOf('figures.csv', bytesOf('a,b')), 'figures.csv');
  });

  it('gets a name of whole characters', async () => {
    const desk = await taking(['image/*']);
    const { name } = await desk.upload({ name: `\u{1f600}${'a'.repeat(145)}.png`, bytes: png });
    assert.equal(name, `${'a'.repeat(145)}.png`);
  });

  it('that is a picture with scripts needs a policy that names it', async () => {
    const svg = bytesOf('\ufeff<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    const pictures = await taking(['image/*', 'text/plain']);
    await assert.rejects(pictures.upload({ name: 'a.svg', bytes: svg }), refusal('file-type-refused'));
    const drawings = await taking(['image/svg+xml']);
    assert.equal((await drawings.upload({ name: 'a.svg', bytes: svg })).type, 'image/svg+xml');
  });

  it('of several at once with one id, one is kept and the others hear of it', async () => {
    const desk = await taking(['text/plain']);
    const sent = ['one', 'two', 'three'].map((text) =>
      desk.upload({ id: 'the-same-id', name: 'a.txt', bytes: bytesOf(text) }),
    );
    const results = await Promise.allSettled(sent);
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
    for (const result of results) if (result.status === 'rejected') assert.ok(refusal('key-reused')(result.reason));
  });
});

describe('uploads that no complaint came for', () => {
  const day = 86_400_000;
  const files = { max: 3, maxBytes: 1_000, types: ['text/plain'] };
  const complaint = { channel: 'web', category: 'service', title: 'No answer', description: 'Three calls.' };

  it('go after a day; what a case or a younger upload has stays', async () => {
    const { desk, store, pass } = await testDesk(hash, { policy: { ...samplePolicy, form: { attachments: files } } });
    const send = (id: string, text: string) => desk.upload({ id, name: 'a.txt', bytes: bytesOf(text) });
    const claimed = await send('upload-claimed', 'shared');
    const { receipt } = await desk.submit({ ...complaint, attachments: [claimed] }, { key: 'purge-test' });
    await send('upload-same-content', 'shared');
    await send('upload-alone', 'alone');
    assert.equal(await desk.purgeUploads(), 0);
    pass(day + 1);
    await send('upload-young', 'young');
    assert.equal(await desk.purgeUploads(), 2);
    assert.equal(await desk.purgeUploads(), 0);
    assert.equal(await store.upload('upload-alone'), undefined);
    assert.ok(await store.upload('upload-young'));
    assert.deepEqual((await desk.download('upload-claimed', { receipt })).bytes, bytesOf('shared'));
  });

  it('give their bytes back', async () => {
    const content = new MemoryFiles();
    const policy = { ...samplePolicy, form: { attachments: files } };
    const { desk, pass } = await testDesk(hash, { policy, files: content });
    const { sha256 } = await desk.upload({ name: 'a.txt', bytes: bytesOf('gone') });
    assert.ok(await content.get(sha256));
    pass(day + 1);
    await desk.purgeUploads();
    assert.equal(await content.get(sha256), undefined);
  });
});
