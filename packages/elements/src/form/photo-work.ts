import { sniffType } from '@redress/desk/file-type';
import { withoutPlace } from './without-place.ts';

/** What is done with a photo beside the page. */
export interface PhotoWork {
  /** What a file is by its content, and a copy of it that does not say where it was taken. */
  clean(file: File): Promise<Cleaned>;
  /** A picture that fills a square of so many pixels; `undefined` of what the browser cannot show. */
  thumbnail(file: File, side: number): Promise<ImageBitmap | undefined>;
  /** Whether two files hold the same. */
  same(one: File, other: File): Promise<boolean>;
}

export interface Cleaned {
  /** Of those that a desk knows; empty for others. */
  readonly type: string;
  readonly file: File;
}

/** A call, as it goes to the worker. */
export interface PhotoCall {
  readonly id: number;
  readonly name: keyof PhotoWork;
  readonly given: readonly unknown[];
}

export type PhotoAnswer =
  | { readonly ready: true }
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: { readonly name: string; readonly message: string } };

async function hashOf(file: File): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return String(hash);
}

async function thumbnail(file: File, side: number): Promise<ImageBitmap | undefined> {
  const whole = await createImageBitmap(file).catch((error: unknown) => {
    if ((error as DOMException).name === 'InvalidStateError') return undefined;
    throw error;
  });
  if (!whole) return undefined;
  const { width, height } = whole;
  const cut = Math.min(width, height);
  const [left, top] = [(width - cut) / 2, (height - cut) / 2];
  const small = await createImageBitmap(whole, left, top, cut, cut, {
    resizeWidth: side,
    resizeHeight: side,
    resizeQuality: 'medium',
  });
  whole.close();
  return small;
}

export const photoWork: PhotoWork = {
  async clean(file) {
    // Its content says what a file is, as it will at the desk; its name may lie.
    const type = sniffType(new Uint8Array(await file.slice(0, 4_096).arrayBuffer())) ?? '';
    return { type, file: await withoutPlace(file, type) };
  },
  thumbnail,
  async same(one, other) {
    // Without a secure context there are no hashes, and nothing is said to be the same.
    if (one.size !== other.size || !('subtle' in crypto)) return false;
    return (await hashOf(one)) === (await hashOf(other));
  },
};

/** Where this script is; as the script of a worker, it serves. */
export const photoWorkAddress: string = import.meta.url;

interface WorkerScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<PhotoCall>) => void): void;
  postMessage(answer: PhotoAnswer, transfer?: Transferable[]): void;
}

async function serve(scope: WorkerScope, { id, name, given }: PhotoCall): Promise<void> {
  try {
    const result = await (photoWork[name] as (...given: readonly unknown[]) => Promise<unknown>)(...given);
    scope.postMessage({ id, result }, result instanceof ImageBitmap ? [result] : []);
  } catch (cause) {
    const { name: kind, message } = cause as Error;
    scope.postMessage({ id, error: { name: kind, message } });
  }
}

if ('DedicatedWorkerGlobalScope' in globalThis) {
  const scope = globalThis as unknown as WorkerScope;
  scope.addEventListener('message', ({ data }) => void serve(scope, data));
  scope.postMessage({ ready: true });
}
