/**
 * Working memory that is used again: questions over a million cases go through a hundred megabytes of arrays, and
 * collecting those as garbage takes longer than the questions themselves. What was taken is good until `reset`.
 */
export class Arena {
  #buffer: ArrayBuffer = new ArrayBuffer(0);
  #used = 0;
  #wanted = 0;
  /** The most that was wanted at once, before any of it was given back. */
  #most = 0;

  /** Takes everything back; a buffer that was too small is replaced by one that would have done. */
  reset(): void {
    if (this.#most > this.#buffer.byteLength) this.#buffer = new ArrayBuffer(this.#most);
    this.#used = 0;
    this.#wanted = 0;
    this.#most = 0;
  }

  /** Whatever was there before is still in it. */
  uint8(length: number): Uint8Array {
    return this.#take(length, (buffer, at) => new Uint8Array(buffer, at, length));
  }

  /** Whatever was there before is still in it. */
  uint32(length: number): Uint32Array {
    return this.#take(length * 4, (buffer, at) => new Uint32Array(buffer, at, length));
  }

  /** Whatever was there before is still in it. */
  float64(length: number): Float64Array {
    return this.#take(length * 8, (buffer, at) => new Float64Array(buffer, at, length));
  }

  /** As much of the array that was taken last as is needed; the rest is given back. */
  trim(array: Uint32Array, length: number): Uint32Array {
    const unused = rounded(array.byteLength) - rounded(length * 4);
    this.#wanted -= unused;
    if (array.buffer === this.#buffer) this.#used -= unused;
    return array.subarray(0, length);
  }

  #take<T>(bytes: number, view: (buffer: ArrayBuffer, at: number) => T): T {
    const needed = rounded(bytes);
    const at = this.#used;
    this.#wanted += needed;
    this.#most = Math.max(this.#most, this.#wanted);
    if (at + needed > this.#buffer.byteLength) return view(new ArrayBuffer(needed), 0);
    this.#used += needed;
    return view(this.#buffer, at);
  }
}

/** Zeros that are used again: whoever takes them leaves them as they were, which costs less than to clear them all. */
export class Zeros {
  #values: Uint32Array = new Uint32Array(0);

  take(length: number): Uint32Array {
    if (length > this.#values.length) this.#values = new Uint32Array(length * 2);
    return this.#values;
  }
}

/** Doubles begin at a multiple of eight bytes. */
const rounded = (bytes: number): number => Math.ceil(bytes / 8) * 8;
