import { ascii, viewOf, type Cut, type Sliced } from './cut.ts';

/** A box of ISO base media (ISO/IEC 14496-12): where its content begins and ends. */
interface Box {
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

/** The most that is read to find what a picture is made of; real ones need a few kilobytes. */
const mostMeta = 4 << 20;

function boxAt(view: DataView, at: number, end: number): Box {
  const short = view.getUint32(at);
  const head = short === 1 ? 16 : 8;
  const size = short === 1 ? Number(view.getBigUint64(at + 8)) : short === 0 ? end - at : short;
  if (size < head) throw new RangeError('box');
  return { type: ascii(view, at + 4, 4), from: at + head, to: Math.min(at + size, end) };
}

function boxesIn(view: DataView, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= to; at = boxes.at(-1)?.to ?? to) boxes.push(boxAt(view, at, to));
  return boxes;
}

/** Reads one number after the other. */
class Reader {
  readonly #view: DataView;
  #at: number;

  constructor(view: DataView, at: number) {
    this.#view = view;
    this.#at = at;
  }

  /** Big-endian, of 0, 1, 2, 4 or 8 bytes. */
  next(bytes: number): number {
    const at = this.#at;
    this.#at += bytes;
    if (bytes === 8) return Number(this.#view.getBigUint64(at));
    if (bytes === 4) return this.#view.getUint32(at);
    return bytes === 2 ? this.#view.getUint16(at) : bytes === 1 ? this.#view.getUint8(at) : 0;
  }
}

/** The items that tell of the picture, by id: Exif, and XMP, which is an item of a MIME type. */
function tellingItems(view: DataView, { from, to }: Box): Map<number, string> {
  const start = from + (view.getUint8(from) === 0 ? 6 : 8);
  return new Map(
    boxesIn(view, start, to).flatMap(({ from: at }): [number, string][] => {
      const version = view.getUint8(at);
      if (version < 2) return [];
      const wide = version === 2 ? 2 : 4;
      const id = new Reader(view, at + 4).next(wide);
      const type = ascii(view, at + 4 + wide + 2, 4);
      return ['Exif', 'mime'].includes(type) ? [[id, type]] : [];
    }),
  );
}

/** Where items lie: in the file, or (method 1) in the `idat` box. */
function* extents(
  view: DataView,
  { from }: Box,
): Generator<{ id: number; method: number; at: number; length: number }> {
  const version = view.getUint8(from);
  const sizes = view.getUint16(from + 4);
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexSize = version === 0 ? 0 : sizes & 15;
  const read = new Reader(view, from + 6);
  const wide = version === 2 ? 4 : 2;
  for (let left = read.next(wide); left > 0; left--) {
    const id = read.next(wide);
    const method = version === 0 ? 0 : read.next(2) & 15;
    read.next(2);
    const base = read.next(baseSize);
    for (let count = read.next(2); count > 0; count--) {
      read.next(indexSize);
      const at = base + read.next(offsetSize);
      yield { id, method, at, length: read.next(lengthSize) };
    }
  }
}

/** Something that says nothing, as long as what it stands for, so that nothing in the file moves. */
function nothing(type: string, length: number): Uint8Array<ArrayBuffer> {
  if (type !== 'Exif') return new Uint8Array(length).fill(0x20);
  const bytes = new Uint8Array(length);
  if (length >= 18) bytes.set([0x4d, 0x4d, 0, 42, 0, 0, 0, 8], 4);
  return bytes;
}

function cutsIn(meta: DataView, box: Box, offset: number, size: number): Cut[] {
  const boxes = boxesIn(meta, box.from + 4, box.to);
  const find = (type: string) => boxes.find((one) => one.type === type);
  const [infos, places] = [find('iinf'), find('iloc')];
  if (!infos || !places) return [];
  const items = tellingItems(meta, infos);
  const inside = offset + (find('idat')?.from ?? 0);
  return [...extents(meta, places)].flatMap(({ id, method, at, length }) => {
    const from = method === 1 ? inside + at : at;
    // A length of 0 is all that is left.
    const to = Math.min(length ? from + length : size, size);
    const type = items.get(id);
    return type && method < 2 && to > from ? [{ from, to, instead: nothing(type, to - from) }] : [];
  });
}

/** HEIC, HEIF and AVIF: Exif and XMP are items; what they hold is overwritten, and the picture stays where it is. */
export async function heifCuts(file: Sliced): Promise<Cut[]> {
  try {
    for (let at = 0; at + 8 <= file.size;) {
      const head = await viewOf(file, at, 16);
      const whole = head.getUint32(0) === 1 ? head : new DataView(head.buffer, 0, 8);
      const { type, to } = boxAt(whole, 0, file.size - at);
      if (type === 'meta') {
        const meta = await viewOf(file, at, Math.min(to, mostMeta));
        return cutsIn(meta, boxAt(meta, 0, meta.byteLength), at, file.size);
      }
      at += to;
    }
  } catch (error) {
    // Not the file that it says it is: no browser shows it either.
    if (!(error instanceof RangeError)) throw error;
  }
  return [];
}
