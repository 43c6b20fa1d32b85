import { ascii, viewOf, type Cut } from '@redress/desk/picture';

/** Chunks are padded to even lengths; the file's head counts them, and a flag each says that they are there. */
export async function webpCuts(file: Blob): Promise<Cut[]> {
  const cuts: Cut[] = [];
  let flags: Cut | undefined;
  for (let at = 12; at + 8 <= file.size;) {
    const head = await viewOf(file, at, 9);
    const name = ascii(head, 0, 4);
    const to = at + 8 + head.getUint32(4, true) + (head.getUint32(4, true) % 2);
    if (name === 'EXIF' || name === 'XMP ') cuts.push({ from: at, to });
    if (name === 'VP8X') flags = { from: at + 8, to: at + 9, instead: Uint8Array.of(head.getUint8(8) & ~0b1100) };
    at = to;
  }
  if (!cuts.length) return [];
  const size = new DataView(new ArrayBuffer(4));
  size.setUint32(0, file.size - 8 - cuts.reduce((sum, { from, to }) => sum + to - from, 0), true);
  return [{ from: 4, to: 8, instead: new Uint8Array(size.buffer) }, ...(flags ? [flags] : []), ...cuts];
}
