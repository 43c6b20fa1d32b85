import { heifCuts, type Cut } from '@redress/desk/picture';
import { jpegCuts } from './photo-jpeg.ts';
import { pngCuts } from './photo-png.ts';
import { webpCuts } from './photo-webp.ts';

const cutters: Readonly<Record<string, (file: Blob) => Promise<Cut[]>>> = {
  'image/jpeg': jpegCuts,
  'image/png': pngCuts,
  'image/webp': webpCuts,
  'image/heic': heifCuts,
  'image/avif': heifCuts,
};

/**
 * A photo without what it says of where, when and with what it was taken; which way up it is stays. It is read in
 * parts, with a rest for others between them. Other files come back as they are.
 */
export async function withoutPlace(file: File, type: string): Promise<File> {
  const cuts = await cutters[type]?.(file);
  if (!cuts?.length) return file;
  const parts: BlobPart[] = [];
  let at = 0;
  for (const { from, to, instead } of cuts.sort((a, b) => a.from - b.from)) {
    parts.push(file.slice(at, from), ...(instead ? [instead] : []));
    at = Math.max(at, to);
  }
  // In one piece: Firefox cannot show a picture that is made of several blobs.
  const whole = await new Blob([...parts, file.slice(at)]).arrayBuffer();
  return new File([whole], file.name, { type, lastModified: file.lastModified });
}
