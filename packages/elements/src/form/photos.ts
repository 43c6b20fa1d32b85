import { startWorker } from '@redress/client/worker';
import { photoWork, photoWorkAddress, type PhotoAnswer, type PhotoCall, type PhotoWork } from './photo-work.ts';

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
  opened ??= startWorker(photoWorkAddress, 'redress', 'redress-photos').then((worker) =>
    worker ? new PhotoWorker(worker) : photoWork,
  );
  return opened;
}
