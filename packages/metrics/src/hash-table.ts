/**
 * Where things are in a list, found by their hash. Built on typed arrays: with a million keys a `Map` spends more time
 * on growing, and on being looked through for garbage, than on finding.
 */
export class HashTable {
  /** The place in the list + 1; 0 of a free slot. */
  #slots: Uint32Array = new Uint32Array(64);
  #hashes: Uint32Array = new Uint32Array(64);
  #used = 0;

  /** The place of what has a hash and is the same; -1 when it is not there. */
  find(hash: number, same: (place: number) => boolean): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const held = slots[slot] ?? 0;
      if (held === 0) return -1;
      if (this.#hashes[slot] === hash && same(held - 1)) return held - 1;
    }
  }

  /** Adds what is not there yet. */
  add(hash: number, place: number): void {
    if (this.#used * 2 >= this.#slots.length) this.#grow();
    this.#used += 1;
    this.#put(hash, place + 1);
  }

  /** Takes out what is there. */
  delete(hash: number, place: number): void {
    const slots = this.#slots;
    const hashes = this.#hashes;
    const mask = slots.length - 1;
    let free = hash & mask;
    while (slots[free] !== place + 1) free = (free + 1) & mask;
    // What was put aside because of it moves up, so that a free slot always ends a search.
    for (let slot = (free + 1) & mask; slots[slot]; slot = (slot + 1) & mask) {
      const best = (hashes[slot] ?? 0) & mask;
      if (((slot - best) & mask) < ((slot - free) & mask)) continue;
      slots[free] = slots[slot] ?? 0;
      hashes[free] = hashes[slot] ?? 0;
      free = slot;
    }
    slots[free] = 0;
    this.#used -= 1;
  }

  #put(hash: number, held: number): void {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    while (this.#slots[slot]) slot = (slot + 1) & mask;
    this.#slots[slot] = held;
    this.#hashes[slot] = hash;
  }

  #grow(): void {
    const [slots, hashes] = [this.#slots, this.#hashes];
    this.#slots = new Uint32Array(slots.length * 2);
    this.#hashes = new Uint32Array(slots.length * 2);
    for (let slot = 0; slot < slots.length; slot++) {
      const held = slots[slot] ?? 0;
      if (held) this.#put(hashes[slot] ?? 0, held);
    }
  }
}

/** As `hashText`, of a part of a text. */
export function hashPart(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let index = from; index < to; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return mixed(hash);
}

/** FNV-1a, with its bits mixed once more: the table looks at the lowest. */
export const hashText = (text: string): number => hashPart(text, 0, text.length);

export const hashPair = (first: number, second: number): number =>
  mixed(Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b));

/** The end of MurmurHash3: each bit of the input moves every bit of the result. */
function mixed(bits: number): number {
  let hash = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
