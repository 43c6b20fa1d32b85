import type { Files } from '../ports.ts';

/** One thing that every place for attachments must do. Runs under any test runner; throws when it does not. */
export interface FilesConformanceCase {
  readonly name: string;
  readonly run: (files: Files) => Promise<void>;
}

const hash = (n: number): string => n.toString(16).padStart(64, '0');
const bytes = (...values: number[]): Uint8Array<ArrayBuffer> => new Uint8Array(values);

async function holds(files: Files, sha256: string, expected: Uint8Array | undefined): Promise<void> {
  const found = await files.get(sha256);
  if (String(found) !== String(expected)) throw new Error(`expected ${String(expected)}, got ${String(found)}`);
}

export const filesConformance: readonly FilesConformanceCase[] = [
  {
    name: 'gives back what was put',
    async run(files) {
      await files.put(hash(1), bytes(1, 2, 3));
      await files.put(hash(2), bytes(0, 255));
      await holds(files, hash(1), bytes(1, 2, 3));
      await holds(files, hash(2), bytes(0, 255));
    },
  },
  {
    name: 'has nothing that was never put',
    run: (files) => holds(files, hash(3), undefined),
  },
  {
    name: 'takes the same content twice, also at once',
    async run(files) {
      await Promise.all([files.put(hash(4), bytes(4)), files.put(hash(4), bytes(4))]);
      await files.put(hash(4), bytes(4));
      await holds(files, hash(4), bytes(4));
    },
  },
  {
    name: 'removes, also what is not there',
    async run(files) {
      await files.put(hash(5), bytes(5));
      await files.remove(hash(5));
      await files.remove(hash(5));
      await holds(files, hash(5), undefined);
    },
  },
  {
    name: 'keeps five megabytes as they are',
    async run(files) {
      const large = new Uint8Array(5_000_000).map((_, index) => index * 31);
      await files.put(hash(6), large);
      const found = await files.get(hash(6));
      if (found?.length !== large.length || found.some((byte, index) => byte !== large[index])) {
        throw new Error('not the same bytes');
      }
    },
  },
];
