import { ascii, viewOf, type Cut } from '@redress/desk/picture';

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
  const exif = await viewOf(file, from + 10, to - from - 10);
  try {
    const orientation = orientationIn(exif);
    return orientation > 1 && orientation < 9 ? { from, to, instead: orientationSegment(orientation) } : { from, to };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // A directory that points outside of itself says nothing.
    return { from, to };
  }
}

/** What a picture needs to be shown as it is: its density, its colours. Everything else that programs add may tell. */
const isNeeded = (marker: number, name: string): boolean =>
  (marker === 0xe0 && name.startsWith('JFIF')) ||
  (marker === 0xe2 && name.startsWith('ICC_PROFI')) ||
  (marker === 0xee && name.startsWith('Adobe'));

/** How much is looked at in one go, so that a thread with a page on it is never held up. */
const stretch = 1 << 20;

/**
 * Where the picture that begins at `from`, with its first scan, ends: after it, cameras put further pictures with
 * Exif of their own (CIPA DC-007), films and their makers' notes.
 */
async function endOfPicture(file: Blob, from: number): Promise<number> {
  for (let at = from; at < file.size;) {
    const bytes = new Uint8Array(await file.slice(at, at + stretch).arrayBuffer());
    const { end, next } = scan(bytes);
    if (end !== undefined) return at + end;
    if (at + bytes.length >= file.size) break;
    at += next;
  }
  return file.size;
}

/** Looks for the end of the picture. @returns it, or from where to look on. */
function scan(bytes: Uint8Array): { end?: number; next: number } {
  let next = bytes.indexOf(0xff);
  while (next >= 0 && next + 3 < bytes.length) {
    const marker = bytes[next + 1] ?? 0;
    if (marker === 0xd9) return { end: next + 2, next };
    // Filled up, stuffed or restarted: still the same scan. Else a table before the next one, which says its length.
    if (marker === 0xff) next += 1;
    else if (marker === 0 || (marker >= 0xd0 && marker <= 0xd8)) next += 2;
    else next += 2 + ((bytes[next + 2] ?? 0) << 8) + (bytes[next + 3] ?? 0);
    if (next < bytes.length) next = bytes.indexOf(0xff, next);
  }
  return { next: next < 0 ? bytes.length : Math.max(next, 1) };
}

/** Exif, XMP, IPTC, comments, indexes of further pictures, and all that comes behind the picture. */
export async function jpegCuts(file: Blob): Promise<Cut[]> {
  const cuts: Cut[] = [];
  let at = 2;
  while (at + 4 <= file.size) {
    const head = await viewOf(file, at, 14);
    const marker = head.getUint8(1);
    if (head.getUint8(0) !== 0xff || marker === 0xd9) return cuts;
    const to = at + 2 + head.getUint16(2);
    if (marker === 0xda) {
      const end = await endOfPicture(file, to);
      return end < file.size ? [...cuts, { from: end, to: file.size }] : cuts;
    }
    const name = ascii(head, 4, 9);
    if (marker === 0xe1 && name.startsWith('Exif')) cuts.push(await exifCut(file, at, to));
    else if (marker === 0xfe || (marker >= 0xe0 && marker <= 0xef && !isNeeded(marker, name)))
      cuts.push({ from: at, to });
    at = to;
  }
  return cuts;
}
