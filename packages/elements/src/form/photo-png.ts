import { ascii, viewOf, type Cut } from '@redress/desk/picture';

/** Texts (XMP among them), Exif, times, content credentials; and what comes behind the end. */
const telling = ['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME', 'caBX'];

export async function pngCuts(file: Blob): Promise<Cut[]> {
  const cuts: Cut[] = [];
  for (let at = 8; at + 12 <= file.size;) {
    const head = await viewOf(file, at, 8);
    const to = at + 12 + head.getUint32(0);
    const name = ascii(head, 4, 4);
    if (telling.includes(name)) cuts.push({ from: at, to });
    at = to;
    if (name === 'IEND' && at < file.size) return [...cuts, { from: at, to: file.size }];
  }
  return cuts;
}
