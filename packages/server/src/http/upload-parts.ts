import { HttpError } from './problem.ts';

/** In bytes and milliseconds. */
export interface PartLimits {
  /** What may lie here of files that have not arrived whole, of all clients. */
  readonly all: number;
  /** How long a file may make no progress. */
  readonly age: number;
}

export const defaultPartLimits: PartLimits = { all: 128 * 1024 * 1024, age: 15 * 60_000 };

interface Begun {
  readonly parts: Uint8Array[];
  held: number;
  at: number;
}

/**
 * Files that arrive in parts, in this process's memory. What must give way to others, or came to another process, is
 * asked for again from its beginning: the parts save time, and nothing depends on them.
 */
export class UploadParts {
  readonly #limits: PartLimits;
  readonly #files = new Map<string, Begun>();
  #all = 0;

  constructor(limits: PartLimits = defaultPartLimits) {
    this.#limits = limits;
  }

  /** How much of a file is here. */
  offset(id: string): number {
    return this.#files.get(id)?.held ?? 0;
  }

  /**
   * Adds what follows on what is here.
   * @throws HttpError `upload-offset` with the offset to go on from.
   */
  add(id: string, offset: number, part: Uint8Array, now = Date.now()): void {
    const held = this.offset(id);
    if (offset !== held) throw new HttpError('upload-offset', { offset: held });
    if (!part.byteLength) return;
    this.#makeRoom(id, part.byteLength, now);
    const file = this.#files.get(id) ?? { parts: [], held: 0, at: now };
    // The one that moved last is the last to give way.
    this.#files.delete(id);
    this.#files.set(id, file);
    file.parts.push(part);
    file.held += part.byteLength;
    file.at = now;
    this.#all += part.byteLength;
  }

  /** All of a file, which is no longer kept here. */
  take(id: string): Uint8Array<ArrayBuffer> {
    const { parts, held } = this.#files.get(id) ?? { parts: [], held: 0 };
    const bytes = new Uint8Array(held);
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.byteLength;
    }
    this.#drop(id);
    return bytes;
  }

  #makeRoom(id: string, bytes: number, now: number): void {
    for (const [other, { at }] of this.#files) {
      const stale = now - at > this.#limits.age;
      if (other !== id && (stale || this.#all + bytes > this.#limits.all)) this.#drop(other);
    }
  }

  #drop(id: string): void {
    this.#all -= this.offset(id);
    this.#files.delete(id);
  }
}
