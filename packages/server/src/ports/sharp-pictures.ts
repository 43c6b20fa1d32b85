import type { Pictures } from '@redress/desk';
import { heifCuts } from '@redress/desk/picture';
import type { Sharp } from 'sharp';

/** More is a bomb: a telephone's best camera makes 200 megapixels at the very most, its usual pictures 12 to 50. */
const mostPixels = 100_000_000;
/** Decoded pictures held in memory at a time. */
const atATime = 2;
const patience = 20;

type Encode = (picture: Sharp) => Sharp;

/** What each kind is written as again. Colours keep their profile, which says nothing of person, place or camera. */
const encoders: Readonly<Record<string, Encode>> = {
  'image/jpeg': (picture) => picture.keepIccProfile().jpeg({ quality: 88 }),
  'image/png': (picture) => picture.keepIccProfile().png(),
  'image/webp': (picture) => picture.keepIccProfile().webp({ quality: 88 }),
  'image/gif': (picture) => picture.gif(),
  'image/avif': (picture) => picture.keepIccProfile().avif({ quality: 60, effort: 2 }),
};

const animated: readonly string[] = ['image/gif', 'image/webp'];

/** What of a HEIC tells of person, place and camera is overwritten: it cannot be written anew, and its picture stays. */
async function withoutWords(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const clean = bytes.slice();
  for (const { from, instead } of await heifCuts(new Blob([bytes]))) if (instead) clean.set(instead, from);
  return clean;
}

/** Writes pictures anew, upright and without metadata: nothing of the sender's file but its pixels is kept; of a HEIC, its metadata is overwritten. */
export class SharpPictures implements Pictures {
  #busy = 0;
  readonly #waiting: (() => void)[] = [];

  async clean(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const encode = encoders[type];
    if (!encode) return type === 'image/heic' ? withoutWords(bytes) : bytes;
    await this.#enter();
    // A server that no picture was sent to has no need of it.
    const { default: sharp } = await import('sharp');
    try {
      const picture = sharp(bytes, {
        limitInputPixels: mostPixels,
        // A photo cut short on a bad connection is still worth seeing.
        failOn: 'none',
        animated: animated.includes(type),
        sequentialRead: true,
      });
      const written = encode(picture.autoOrient()).timeout({ seconds: patience });
      return new Uint8Array(await written.toBuffer());
    } catch {
      // The library's errors say what is wrong inside the file, which helps nobody who sent it.
      return undefined;
    } finally {
      this.#leave();
    }
  }

  async #enter(): Promise<void> {
    if (this.#busy >= atATime) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#busy++;
  }

  /** Hands the place on, or gives it back. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#busy--;
  }
}
