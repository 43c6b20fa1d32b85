import { expect } from '@open-wc/testing';
import { withoutPlace } from './without-place.ts';

async function picture(type: string): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 20 });
  canvas.getContext('2d')?.fillRect(0, 0, 10, 10);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, type);
  });
  return new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0));
}

const text = (value: string): number[] => Array.from(value, (character) => character.charCodeAt(0));
const secret = 'GPS 52.5200 13.4050';

/** A TIFF directory with the orientation, and the place as the text that it is. */
const tiff = (orientation: number): number[] => [
  ...[0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0],
  ...[0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0],
  ...text(secret),
];

const segment = (marker: number, content: number[]): number[] => {
  const length = content.length + 2;
  return [0xff, marker, length >> 8, length & 255, ...content];
};
const insert = (bytes: Uint8Array, at: number, more: number[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array([...bytes.slice(0, at), ...more, ...bytes.slice(at)]);
const contains = async (file: Blob, wanted: string): Promise<boolean> =>
  new TextDecoder('latin1').decode(await file.arrayBuffer()).includes(wanted);

const jpeg = async (orientation: number): Promise<File> => {
  const exif = segment(0xe1, [...text('Exif'), 0, 0, ...tiff(orientation)]);
  const xmp = segment(0xe1, text(`http://ns.adobe.com/xap/1.0/\0${secret}`));
  const comment = segment(0xfe, text(secret));
  return new File([insert(await picture('image/jpeg'), 2, [...exif, ...xmp, ...comment])], 'a.jpg', {
    type: 'image/jpeg',
  });
};

describe('withoutPlace', () => {
  it('takes Exif, XMP and comments out of a JPEG', async () => {
    const file = await jpeg(1);
    expect(await contains(file, secret)).to.equal(true);
    const clean = await withoutPlace(file, 'image/jpeg');
    expect(await contains(clean, secret)).to.equal(false);
    expect(await contains(clean, 'Exif')).to.equal(false);
    expect(clean.name).to.equal('a.jpg');
    const { width, height } = await createImageBitmap(clean);
    expect([width, height]).to.deep.equal([40, 20]);
  });

  it('leaves a JPEG the right way up', async () => {
    const clean = await withoutPlace(await jpeg(6), 'image/jpeg');
    expect(await contains(clean, secret)).to.equal(false);
    const { width, height } = await createImageBitmap(clean);
    expect([width, height]).to.deep.equal([20, 40]);
  });

  it('survives an Exif that points outside of itself', async () => {
    const broken = segment(0xe1, [...text('Exif'), 0, 0, 0x49, 0x49, 42, 0, 255, 255, 0, 0]);
    const file = new File([insert(await picture('image/jpeg'), 2, broken)], 'a.jpg');
    const clean = await withoutPlace(file, 'image/jpeg');
    expect((await createImageBitmap(clean)).width).to.equal(40);
    expect(await contains(clean, 'Exif')).to.equal(false);
  });

  it('takes texts out of a PNG', async () => {
    const content = text(`Comment\0${secret}`);
    const chunk = [0, 0, 0, content.length, ...text('tEXt'), ...content, 0, 0, 0, 0];
    // After the signature and the header.
    const file = new File([insert(await picture('image/png'), 33, chunk)], 'a.png');
    const clean = await withoutPlace(file, 'image/png');
    expect(await contains(clean, secret)).to.equal(false);
    expect((await createImageBitmap(clean)).width).to.equal(40);
  });

  it('takes Exif out of a WebP, and its head still fits', async function () {
    const plain = await picture('image/webp');
    // WebKit writes a PNG when it is asked for a WebP.
    if (String.fromCharCode(...plain.slice(8, 12)) !== 'WEBP') this.skip();
    const content = tiff(1);
    const chunk = [...text('EXIF'), content.length, 0, 0, 0, ...content, ...(content.length % 2 ? [0] : [])];
    const bytes = new Uint8Array([...plain, ...chunk]);
    new DataView(bytes.buffer).setUint32(4, bytes.length - 8, true);
    const clean = await withoutPlace(new File([bytes], 'a.webp'), 'image/webp');
    expect(await contains(clean, secret)).to.equal(false);
    const head = new DataView(await clean.arrayBuffer());
    expect(head.getUint32(4, true)).to.equal(clean.size - 8);
    expect((await createImageBitmap(clean)).width).to.equal(40);
  });

  it('gives other files back as they are', async () => {
    const file = new File([secret], 'a.txt', { type: 'text/plain' });
    expect(await withoutPlace(file, 'text/plain')).to.equal(file);
    const clean = new File([await picture('image/png')], 'b.png');
    expect(await withoutPlace(clean, 'image/png')).to.equal(clean);
  });
});
