import type { ListRow } from './case-list-model.ts';

/** The desk takes no more in one request. */
export const mostSelected = 200;

/** The cases that are ticked, across refreshes of the list. Dispatches `change`. */
export class Selection extends EventTarget {
  readonly #numbers = new Set<string>();
  /** Where a range begins. */
  #anchor: string | undefined;

  get size(): number {
    return this.#numbers.size;
  }

  has(number: string): boolean {
    return this.#numbers.has(number);
  }

  toggle(number: string): void {
    if (!this.#numbers.delete(number)) this.#add(number);
    this.#anchor = number;
    this.#changed();
  }

  /** Ticks everything from the one ticked last to this one. */
  extend(rows: readonly ListRow[], number: string): void {
    const places = [this.#anchor, number].map((each) => rows.findIndex((row) => row.number === each));
    const [from = -1, to = -1] = places.sort((a, b) => a - b);
    for (const row of rows.slice(Math.max(0, from), to + 1)) this.#add(row.number);
    this.#anchor = number;
    this.#changed();
  }

  all(rows: readonly ListRow[]): void {
    for (const row of rows) this.#add(row.number);
    this.#changed();
  }

  /** Leaves only these. */
  retain(numbers: readonly string[]): void {
    for (const number of this.#numbers) if (!numbers.includes(number)) this.#numbers.delete(number);
    this.#changed();
  }

  /** The ticked cases with the version the list shows of each; those no longer listed are left out. */
  cases(rows: readonly ListRow[]): { number: string; expectedVersion: number }[] {
    return rows
      .filter(({ number }) => this.#numbers.has(number))
      .map(({ number, version }) => ({ number, expectedVersion: version }));
  }

  #add(number: string): void {
    if (this.#numbers.size < mostSelected) this.#numbers.add(number);
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}
