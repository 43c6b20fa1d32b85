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

const u16 = (value: number): number[] => [value >> 8, value & 255];
const u32 = (value: number): number[] => [...u16(value >>> 16), ...u16(value & 0xffff)];
const box = (type: string, content: number[]): number[] => [...u32(content.length + 8), ...text(type), ...content];
const item = (id: number, type: string, rest: number[] = []): number[] =>
  box('infe', [2, 0, 0, 0, ...u16(id), 0, 0, ...text(type), 0, ...rest]);

/** Bytes of a picture, which must stay as they are. */
const pixels = text('the picture itself');
const exifItem = [0, 0, 0, 0, ...tiff(1)];
const xmpItem = text(`<x:xmpmeta>${secret}</x:xmpmeta>`);

/** A HEIC or AVIF as cameras make it: a picture and an Exif in `mdat`, XMP in `mdat` or, by the second method, in `idat`. */
function heif(brand: string, { inside = false } = {}): File {
  const ftyp = box('ftyp', [...text(brand), 0, 0, 0, 0, ...text('mif1')]);
  const mime = [...text('application/rdf+xml'), 0];
  const infos = box('iinf', [0, 0, 0, 0, ...u16(3), ...item(1, 'hvc1'), ...item(2, 'Exif'), ...item(3, 'mime', mime)]);
  const meta = (start: number): number[] => {
    const place = (id: number, method: number, at: number, length: number) => [
      ...[...u16(id), ...u16(method), 0, 0, ...u16(1)],
      ...[...u32(at), ...u32(length)],
    ];
    const places = box('iloc', [
      ...[1, 0, 0, 0, 0x44, 0, ...u16(3)],
      ...place(1, 0, start, pixels.length),
      ...place(2, 0, start + pixels.length, exifItem.length),
      ...place(3, inside ? 1 : 0, inside ? 0 : start + pixels.length + exifItem.length, xmpItem.length),
    ]);
    return box('meta', [0, 0, 0, 0, ...infos, ...places, ...(inside ? box('idat', xmpItem) : [])]);
  };
  const start = ftyp.length + meta(0).length + 8;
  const data = box('mdat', [...pixels, ...exifItem, ...(inside ? [] : xmpItem)]);
  return new File([new Uint8Array([...ftyp, ...meta(start), ...data])], 'a.heic');
}

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

  it('takes the further pictures of a JPEG, their index and makers’ segments away', async () => {
    const plain = await picture('image/jpeg');
    const index = segment(0xe2, [...text('MPF\0'), ...text(secret)]);
    const credentials = segment(0xeb, text(`JP${secret}`));
    const colours = segment(0xe2, [...text('ICC_PROFILE\0'), 1, 1, ...text('colours')]);
    const first = insert(plain, 2, [...index, ...credentials, ...colours]);
    const second = new Uint8Array(await (await jpeg(1)).arrayBuffer());
    const clean = await withoutPlace(new File([first, second], 'a.jpg'), 'image/jpeg');
    expect(await contains(clean, secret)).to.equal(false);
    expect(await contains(clean, 'colours')).to.equal(true);
    expect(clean.size).to.equal(plain.length + colours.length);
    expect((await createImageBitmap(clean)).width).to.equal(40);
  });

  it('finds the end of a picture that is longer than what is read in one go', async () => {
    const plain = await picture('image/jpeg');
    const filling = new Uint8Array(3 << 20).fill(0x55);
    // Stuffed bytes and a restart on the borders of what is read.
    for (let at = 0; at + 3 < filling.length; at += 4093) filling.set([0xff, 0, 0xff, 0xd3], at);
    const scan = plain.findLastIndex((byte, index) => byte === 0xff && plain[index + 1] === 0xda);
    const body = [plain.slice(0, scan + 14), filling, Uint8Array.of(0xff, 0xd9)];
    const clean = await withoutPlace(new File([...body, secret], 'a.jpg'), 'image/jpeg');
    expect(await contains(clean, secret)).to.equal(false);
    expect(clean.size).to.equal(new Blob(body).size);
  });

  it('takes what comes behind a PNG away', async () => {
    const plain = await picture('image/png');
    const clean = await withoutPlace(new File([plain, secret], 'a.png'), 'image/png');
    expect(clean.size).to.equal(plain.length);
  });

  for (const [brand, type] of [
    ['heic', 'image/heic'],
    ['mif1', 'image/heic'],
    ['avif', 'image/avif'],
  ] as const) {
    for (const inside of [false, true]) {
      it(`empties Exif and XMP of a ${brand}${inside ? ' that keeps them beside its index' : ''}`, async () => {
        const file = heif(brand, { inside });
        expect(await contains(file, secret)).to.equal(true);
        const clean = await withoutPlace(file, type);
        expect(await contains(clean, secret)).to.equal(false);
        expect(await contains(clean, 'the picture itself')).to.equal(true);
        expect(clean.size).to.equal(file.size);
      });
    }
  }

  it('gives a HEIC back that is cut off anywhere', async () => {
    const whole = heif('heic');
    for (let size = 0; size < whole.size; size += 7) {
      const cut = new File([whole.slice(0, size)], 'a.heic');
      expect((await withoutPlace(cut, 'image/heic')).size).to.equal(size);
    }
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
