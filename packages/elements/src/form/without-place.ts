/** A part of a file to leave out, or to put something else in its place. */
interface Cut {
  readonly from: number;
  readonly to: number;
  readonly instead?: Uint8Array<ArrayBuffer>;
}

const bytesOf = async (file: Blob, from: number, length: number): Promise<DataView<ArrayBuffer>> =>
  new DataView(await file.slice(from, from + length).arrayBuffer());

const ascii = (view: DataView, at: number, length: number): string =>
  Array.from({ length: Math.min(length, view.byteLength - at) }, (_, i) =>
    String.fromCharCode(view.getUint8(at + i)),
  ).join('');

/** Which way up a picture is, 1 to 8 (Exif tag 0x0112), from a TIFF structure. */
function orientationIn(tiff: DataView): number {
  const little = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, little);
  const count = tiff.getUint16(directory, little);
  for (let entry = directory + 2; entry < directory + 2 + count * 12; entry += 12) {
    if (tiff.getUint16(entry, little) === 0x0112) return tiff.getUint16(entry + 8, little);
  }
  return 1;
}

/** An Exif segment that says which way up the picture is, and nothing else. */
const orientationSegment = (orientation: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.of(
    ...[0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
    ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
  );

async function exifCut(file: Blob, from: number, to: number): Promise<Cut> {
  const exif = await bytesOf(file, from + 10, to - from - 10);
  try {
    const orientation = orientationIn(exif);
    return orientation > 1 && orientation < 9 ? { from, to, instead: orientationSegment(orientation) } : { from, to };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // A directory that points outside of itself says nothing.
    return { from, to };
  }
}

/** Segments up to the picture itself: Exif and XMP (APP1), IPTC (APP13), comments. */
async function jpegCuts(file: Blob): Promise<Cut[]> {
  const cuts: Cut[] = [];
  for (let at = 2; at + 4 <= file.size;) {
    const head = await bytesOf(file, at, 10);
    const marker = head.getUint8(1);
    if (head.getUint8(0) !== 0xff || marker === 0xda || marker === 0xd9) break;
    const end = at + 2 + head.getUint16(2);
    if (marker === 0xe1) cuts.push(ascii(head, 4, 4) === 'Exif' ? await exifCut(file, at, end) : { from: at, to: end });
    else if (marker === 0xed || marker === 0xfe) cuts.push({ from: at, to: end });
    at = end;
  }
  return cuts;
}

async function pngCuts(file: Blob): Promise<Cut[]> {
  const cuts: Cut[] = [];
  for (let at = 8; at + 12 <= file.size;) {
    const head = await bytesOf(file, at, 8);
    const end = at + 12 + head.getUint32(0);
    if (['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'].includes(ascii(head, 4, 4))) cuts.push({ from: at, to: end });
    at = end;
  }
  return cuts;
}

/** Chunks are padded to even lengths; the file's head counts them, and a flag each says that they are there. */
async function webpCuts(file: Blob): Promise<Cut[]> {
  const cuts: Cut[] = [];
  let flags: Cut | undefined;
  for (let at = 12; at + 8 <= file.size;) {
    const head = await bytesOf(file, at, 9);
    const name = ascii(head, 0, 4);
    const end = at + 8 + head.getUint32(4, true) + (head.getUint32(4, true) % 2);
    if (name === 'EXIF' || name === 'XMP ') cuts.push({ from: at, to: end });
    if (name === 'VP8X') flags = { from: at + 8, to: at + 9, instead: Uint8Array.of(head.getUint8(8) & ~0b1100) };
    at = end;
  }
  if (!cuts.length) return [];
  const size = new DataView(new ArrayBuffer(4));
  size.setUint32(0, file.size - 8 - cuts.reduce((sum, { from, to }) => sum + to - from, 0), true);
  return [{ from: 4, to: 8, instead: new Uint8Array(size.buffer) }, ...(flags ? [flags] : []), ...cuts];
}

const cutters: Readonly<Record<string, (file: Blob) => Promise<Cut[]>>> = {
  'image/jpeg': jpegCuts,
  'image/png': pngCuts,
  'image/webp': webpCuts,
};

/**
 * A photo without what it says of where, when and with what it was taken; which way up it is stays. Only heads of
 * parts are looked at, so a large photo costs little more than a small one. Other files come back as they are.
 */
export async function withoutPlace(file: File, type: string): Promise<File> {
  const cuts = await cutters[type]?.(file);
  if (!cuts?.length) return file;
  const parts: BlobPart[] = [];
  let at = 0;
  for (const { from, to, instead } of cuts.sort((a, b) => a.from - b.from)) {
    parts.push(file.slice(at, from), ...(instead ? [instead] : []));
    at = to;
  }
  // In one piece: Firefox cannot show a picture that is made of several blobs.
  const whole = await new Blob([...parts, file.slice(at)]).arrayBuffer();
  return new File([whole], file.name, { type, lastModified: file.lastModified });
}
