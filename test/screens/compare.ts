import type { Page } from '@playwright/test';

/** How far two pictures may be apart: letters are drawn a little otherwise by each version of a browser. */
const allowed = {
  /** In pixels, of width or height. */
  size: 3,
  /** Of 255, of a patch of 8 by 8 pixels. */
  shade: 40,
  /** Of all patches. */
  patches: 0.0005,
};

type Answer = { readonly size: string } | { readonly share: number };

/** What is different between two pictures, in words; `undefined` when they are alike. The page decodes them. */
export async function compare(page: Page, before: Buffer, now: Buffer): Promise<string | undefined> {
  const answer = await page.evaluate(measure, {
    pictures: [before.toString('base64'), now.toString('base64')] as const,
    ...allowed,
  });
  if ('size' in answer) return answer.size;
  return answer.share > allowed.patches ? `${(answer.share * 100).toFixed(2)} % of it looks otherwise` : undefined;
}

/** Runs in the page. */
async function measure(given: {
  readonly pictures: readonly [string, string];
  readonly size: number;
  readonly shade: number;
}): Promise<Answer> {
  const bitmaps = await Promise.all(
    given.pictures.map((text) =>
      createImageBitmap(
        new Blob([Uint8Array.from(atob(text), (character) => character.charCodeAt(0))], { type: 'image/webp' }),
      ),
    ),
  );
  const [one, other] = bitmaps as [ImageBitmap, ImageBitmap];
  const sizes = [one, other].map(({ width, height }) => `${width} × ${height}`);
  if (Math.abs(one.width - other.width) > given.size || Math.abs(one.height - other.height) > given.size)
    return { size: `it was ${sizes.join(', now it is ')}` };
  const [width, height] = [Math.ceil(one.width / 8), Math.ceil(one.height / 8)];
  const patches = [one, other].map((bitmap) => {
    const context = new OffscreenCanvas(width, height).getContext('2d');
    if (!context) throw new Error('no canvas');
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, width, height);
    return context.getImageData(0, 0, width, height).data;
  });
  const [first, second] = patches as [Uint8ClampedArray, Uint8ClampedArray];
  let far = 0;
  for (let at = 0; at < first.length; at += 4) {
    const apart = [0, 1, 2].map((channel) => Math.abs((first[at + channel] ?? 0) - (second[at + channel] ?? 0)));
    if (Math.max(...apart) > given.shade) far++;
  }
  return { share: far / (first.length / 4) };
}
