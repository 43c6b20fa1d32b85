/**
 * Which of the elements kept for rows shows which row: a row keeps its own while it is drawn, and one that has left the
 * screen gives it to one that comes. Rows are so neither made nor thrown away, whatever is scrolled through: Lit leaves a
 * comment in the document for each that it removes from a list, and each frame would pay for all of them.
 */
export class RowSlots {
  #slots: ReadonlyMap<string, number> = new Map();

  /** The slot of each of these rows, in their order; a row that is there twice has two. */
  assign(numbers: readonly string[]): readonly number[] {
    const kept = new Map<string, number>();
    for (const number of numbers) {
      const slot = this.#slots.get(number);
      if (slot !== undefined && slot < numbers.length) kept.set(number, slot);
    }
    const taken = new Set(kept.values());
    let next = 0;
    const free = (): number => {
      while (taken.has(next)) next++;
      return next++;
    };
    const slots = new Map<string, number>();
    const assigned = numbers.map((number) => {
      const slot = (slots.has(number) ? undefined : kept.get(number)) ?? free();
      slots.set(number, slot);
      return slot;
    });
    this.#slots = slots;
    return assigned;
  }
}
