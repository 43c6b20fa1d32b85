import { photoWork, photoWorkAddress, type PhotoAnswer, type PhotoCall, type PhotoWork } from './photo-work.ts';

/** As much of Trusted Types as is needed; TypeScript's library has none of it. */
interface ScriptPolicies {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** The address of a script that the page may run: of this package's own, and allowed under the policy `redress`. */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: ScriptPolicies };
  return trustedTypes?.createPolicy('redress', { createScriptURL: (own) => own }).createScriptURL(url) ?? url;
}

/**
 * Starts the worker. @returns `undefined` where there can be none: scripts from another origin may not start one,
 * and a page's policies may forbid it.
 */
async function startWorker(): Promise<Worker | undefined> {
  if (new URL(photoWorkAddress).origin !== location.origin) return undefined;
  try {
    const worker = new Worker(trusted(photoWorkAddress), { type: 'module', name: 'redress-photos' });
    const ready = await new Promise<boolean>((resolve) => {
      worker.addEventListener(
        'message',
        () => {
          resolve(true);
        },
        { once: true },
      );
      worker.addEventListener(
        'error',
        () => {
          resolve(false);
        },
        { once: true },
      );
    });
    return ready ? worker : undefined;
  } catch (error) {
    // Refused by a policy of the page's.
    if (error instanceof TypeError || error instanceof DOMException) return undefined;
    throw error;
  }
}

/** Calls into a worker, each answered on its own. */
class PhotoWorker implements PhotoWork {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { resolve: (result: never) => void; reject: (error: unknown) => void }>();
  #count = 0;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<PhotoAnswer>) => {
      if ('ready' in data) return;
      const call = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if ('error' in data) call?.reject(new DOMException(data.error.message, data.error.name));
      else call?.resolve(data.result as never);
    });
  }

  clean: PhotoWork['clean'] = (file) => this.#call('clean', file);
  thumbnail: PhotoWork['thumbnail'] = (file, side) => this.#call('thumbnail', file, side);
  same: PhotoWork['same'] = (one, other) => this.#call('same', one, other);

  #call<Result>(name: keyof PhotoWork, ...given: readonly unknown[]): Promise<Result> {
    const id = ++this.#count;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, name, given } satisfies PhotoCall);
    });
  }
}

let opened: Promise<PhotoWork> | undefined;

/** The work on photos: in the page's one worker, or, where there can be none, in this thread in small pieces. */
export function openPhotos(): Promise<PhotoWork> {
  opened ??= startWorker().then((worker) => (worker ? new PhotoWorker(worker) : photoWork));
  return opened;
}
