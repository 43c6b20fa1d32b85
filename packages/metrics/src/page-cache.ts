interface Kept<T> {
  readonly version: number;
  readonly made: T;
}

/** More kinds than the parts of a dashboard have; beyond it what was asked for longest ago is forgotten. */
const kindsMost = 96;

/** What was made of each page of rows, good as long as the page has the version that it was made of. */
export class PageCache<T> {
  readonly #kinds = new Map<string, (Kept<T> | undefined)[]>();

  /** What is kept of pages under a name: the same name must stand for the same making. */
  kind(name: string, make: (page: number) => T): (page: number, version: number) => T {
    const pages = this.#kinds.get(name) ?? [];
    this.#kinds.delete(name);
    this.#kinds.set(name, pages);
    const [oldest = name] = this.#kinds.keys();
    if (this.#kinds.size > kindsMost) this.#kinds.delete(oldest);
    return (page, version) => {
      const known = pages[page];
      if (known?.version === version) return known.made;
      const made = make(page);
      pages[page] = { version, made };
      return made;
    };
  }
}
