import assert from 'node:assert/strict';
import { deflateSync, crc32 } from 'node:zlib';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { SharpPictures } from './sharp-pictures.ts';

const pictures = new SharpPictures();
const own = (buffer: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(buffer);
const contains = (bytes: Uint8Array, text: string): boolean => Buffer.from(bytes).includes(text);

/** A red picture, twice as wide as high, with all that cameras write into files. */
const photo = () =>
  sharp({ create: { width: 80, height: 40, channels: 3, background: '#c00' } })
    .withExif({
      IFD0: { Make: 'Cameramaker', Artist: 'Ada' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF/>secret place</x:xmpmeta>');

function pngChunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

/** 60,000 by 60,000 pixels in some kilobytes: 10 GB to whoever decodes it. */
function pictureBomb(): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(60_000, 0);
  header.writeUInt32BE(60_000, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const rows = deflateSync(Buffer.alloc(4_000_000));
  return own(
    Buffer.concat([signature, pngChunk('IHDR', header), pngChunk('IDAT', rows), pngChunk('IEND', Buffer.alloc(0))]),
  );
}

describe('SharpPictures', () => {
  for (const format of ['jpeg', 'png', 'webp', 'avif'] as const) {
    it(`leaves nothing in a ${format} of who took it, where and with what`, async () => {
      const sent = own(await photo().toFormat(format).toBuffer());
      assert.ok(contains(sent, 'Cameramaker'), 'the sample carries metadata');
      const kept = await pictures.clean(sent, `image/${format}`);
      assert.ok(kept);
      const meta = await sharp(kept).metadata();
      assert.deepEqual([meta.width, meta.height], [80, 40]);
      assert.equal(meta.exif, undefined);
      assert.equal(meta.xmp, undefined);
      for (const word of ['Cameramaker', 'Ada', 'secret place']) assert.ok(!contains(kept, word), word);
    });
  }

  it('overwrites what a HEIC says of who took it, where and with what, and moves nothing', async () => {
    // The container that libheif writes; no encoder of HEVC can be shipped.
    const heic = own(await photo().avif().toBuffer());
    heic.set(new TextEncoder().encode('heic'), Buffer.from(heic).indexOf('ftyp') + 4);
    const said = ['Cameramaker', 'Ada', 'secret place'];
    for (const text of said) assert.ok(contains(heic, text), text);
    const cleaned = await pictures.clean(heic, 'image/heic');
    assert.ok(cleaned);
    for (const text of said) assert.ok(!contains(cleaned, text), text);
    assert.equal(cleaned.length, heic.length);
    cleaned.set(new TextEncoder().encode('avif'), Buffer.from(cleaned).indexOf('ftyp') + 4);
    const { width, height, exif } = await sharp(cleaned).metadata();
    assert.deepEqual([width, height], [80, 40]);
    assert.ok(!exif?.includes('Cameramaker'));
    const cut = own(heic.subarray(0, 200));
    assert.equal((await pictures.clean(cut, 'image/heic'))?.length, 200);
  });

  it('turns a picture upright, as its metadata said', async () => {
    const sent = own(await photo().withMetadata({ orientation: 6 }).jpeg().toBuffer());
    const kept = await pictures.clean(sent, 'image/jpeg');
    assert.ok(kept);
    const { width, height, orientation } = await sharp(kept).metadata();
    assert.deepEqual([width, height, orientation], [40, 80, undefined]);
  });

  it('gives the same bytes for the same picture', async () => {
    const sent = own(await photo().jpeg().toBuffer());
    assert.deepEqual(await pictures.clean(sent, 'image/jpeg'), await pictures.clean(sent, 'image/jpeg'));
  });

  it('keeps each picture of a moving one', async () => {
    const frames = own(
      await sharp(Buffer.alloc(20 * 40 * 3, 0xcc), { raw: { width: 20, height: 40, channels: 3, pageHeight: 20 } })
        .gif({ delay: [100, 200] })
        .toBuffer(),
    );
    const before = await sharp(frames, { animated: true }).metadata();
    const kept = await pictures.clean(frames, 'image/gif');
    assert.ok(kept);
    assert.equal((await sharp(kept, { animated: true }).metadata()).pages, before.pages);
  });

  it('reads a photo that was cut short', async () => {
    const noise = Buffer.from(Uint8Array.from({ length: 300 * 300 * 3 }, (_, index) => (index * 7919) % 251));
    const whole = await sharp(noise, { raw: { width: 300, height: 300, channels: 3 } })
      .jpeg()
      .toBuffer();
    assert.ok(await pictures.clean(own(whole.subarray(0, whole.length / 2)), 'image/jpeg'));
  });

  it('refuses what only begins like a picture, and pictures too large to be looked at', async () => {
    const junk = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
    assert.equal(await pictures.clean(junk, 'image/png'), undefined);
    assert.equal(await pictures.clean(pictureBomb(), 'image/png'), undefined);
  });

  it('leaves other files as they are', async () => {
    const text = own(Buffer.from('words'));
    assert.equal(await pictures.clean(text, 'text/plain'), text);
  });

  it('works on more at a time than it holds', async () => {
    const sent = own(await photo().png().toBuffer());
    const all = await Promise.all(Array.from({ length: 9 }, () => pictures.clean(sent, 'image/png')));
    assert.ok(all.every((kept) => kept));
  });
});
