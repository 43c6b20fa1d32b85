/** From so many values on, a histogram narrows the search before anything is moved. */
const largeFrom = 32768;
const shift = 16;
/** Which half of a double holds its exponent. */
const high = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;

/** Puts the value of rank `k` at `k`, smaller ones before it (Hoare's selection). */
function select(values: Float64Array, k: number): number {
  let low = 0;
  let top = values.length - 1;
  while (low < top) {
    const pivot = values[(low + top) >> 1] ?? 0;
    let left = low;
    let right = top;
    while (left <= right) {
      while ((values[left] ?? 0) < pivot) left++;
      while ((values[right] ?? 0) > pivot) right--;
      if (left > right) break;
      const held = values[left] ?? 0;
      values[left++] = values[right] ?? 0;
      values[right--] = held;
    }
    if (k <= right) top = right;
    else if (k >= left) low = left;
    else break;
  }
  return values[k] ?? NaN;
}

/** Values by their rank; `NaN` of none. */
export abstract class Ranks {
  abstract readonly length: number;
  abstract sum(): number;
  /** The value of rank `k`, from 0. */
  abstract nth(k: number): number;

  mean(): number {
    return this.sum() / this.length;
  }

  /** The mean of the two middle values when their number is even. */
  median(): number {
    return (this.nth(Math.floor((this.length - 1) / 2)) + this.nth(Math.floor(this.length / 2))) / 2;
  }

  /** Nearest rank: sorted[ceil(p * n) - 1]. */
  percentile(p: number): number {
    return this.nth(Math.max(Math.ceil(p * this.length), 1) - 1);
  }
}

/** Found by selection. All must be 0 or more; the array is reordered. */
export class Selection extends Ranks {
  readonly #values: Float64Array;
  /** The leading bits of each value: for numbers of one sign they sort as the numbers do. */
  #leading: Uint32Array | undefined;
  readonly #parts = new Map<number, Float64Array>();

  constructor(values: Float64Array) {
    super();
    this.#values = values;
  }

  get length(): number {
    return this.#values.length;
  }

  sum(): number {
    return this.#values.reduce((sum, value) => sum + value, 0);
  }

  nth(k: number): number {
    if (this.#values.length < largeFrom) return select(this.#values, k);
    const counts = (this.#leading ??= this.#countLeading());
    let before = 0;
    let bucket = 0;
    while (before + (counts[bucket] ?? Infinity) <= k) before += counts[bucket++] ?? 0;
    const part = this.#parts.get(bucket) ?? this.#gather(bucket, counts[bucket] ?? 0);
    this.#parts.set(bucket, part);
    return select(part, k - before);
  }

  #words(): Uint32Array {
    const { buffer, byteOffset, length } = this.#values;
    return new Uint32Array(buffer, byteOffset, length * 2);
  }

  #countLeading(): Uint32Array {
    const counts = new Uint32Array(1 << (32 - shift));
    const words = this.#words();
    for (let at = high; at < words.length; at += 2) {
      const bucket = (words[at] ?? 0) >>> shift;
      counts[bucket] = (counts[bucket] ?? 0) + 1;
    }
    return counts;
  }

  #gather(bucket: number, count: number): Float64Array {
    const part = new Float64Array(count);
    const words = this.#words();
    let next = 0;
    for (let at = 0; at < this.#values.length; at++) {
      if ((words[at * 2 + high] ?? 0) >>> shift === bucket) part[next++] = this.#values[at] ?? 0;
    }
    return part;
  }
}
