/**
 * Which of the elements kept for rows shows which row: a row keeps its own while it is drawn, and one that has left the
 * screen gives it to one that comes. Rows are so neither made nor thrown away while one scrolls: Lit leaves a comment in
 * the document for each that it removes from a list, and each frame would pay for all of them.
 */
export class RowSlots {
  #slots: ReadonlyMap<string, number> = new Map();

  /** The slot of each of these rows, in their order; a row that is there twice has two. */
  assign(numbers: readonly string[]): readonly number[] {
    const taken = new Set(numbers.map((number) => this.#slots.get(number)));
    let next = 0;
    const free = (): number => {
      while (taken.has(next)) next++;
      return next++;
    };
    const slots = new Map<string, number>();
    const assigned = numbers.map((number) => {
      const slot = (slots.has(number) ? undefined : this.#slots.get(number)) ?? free();
      // The first of two keeps it.
      if (!slots.has(number)) slots.set(number, slot);
      return slot;
    });
    this.#slots = slots;
    return assigned;
  }
}
