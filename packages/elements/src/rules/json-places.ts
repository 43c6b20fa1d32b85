/** Where a value stands in a text, in UTF-16 code units; `to` is not included. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** The text ended, or is no JSON from here on. */
class Unreadable extends Error {}

/** Reads JSON only to know where each value stands; what cannot be read ends it, what was read before stays. */
class PlaceReader {
  readonly places = new Map<string, Place>();
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): void {
    try {
      this.#value('');
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
    }
  }

  #value(path: string): void {
    this.#space();
    const from = this.#at;
    const first = this.#text[this.#at];
    switch (first) {
      case '{':
        this.#object(path);
        break;
      case '[':
        this.#array(path);
        break;
      case '"':
        this.#string();
        break;
      default:
        this.#plain();
    }
    this.places.set(path, { from, to: this.#at });
  }

  #object(path: string): void {
    this.#at++;
    this.#space();
    while (this.#text[this.#at] !== '}') {
      const from = this.#at;
      const key = this.#string().replaceAll('~', '~0').replaceAll('/', '~1');
      // Until its value is read, a key stands for it: the place of what is cut off.
      this.places.set(`${path}/${key}`, { from, to: this.#at });
      this.#space();
      this.#take(':');
      this.#value(`${path}/${key}`);
      this.#space();
      if (this.#text[this.#at] !== '}') {
        this.#take(',');
        this.#space();
      }
    }
    this.#at++;
  }

  #array(path: string): void {
    this.#at++;
    this.#space();
    for (let index = 0; this.#text[this.#at] !== ']'; index++) {
      this.#value(`${path}/${index}`);
      this.#space();
      if (this.#text[this.#at] !== ']') this.#take(',');
    }
    this.#at++;
  }

  #string(): string {
    const token = /"(?:[^"\\\n]|\\.)*"/y;
    token.lastIndex = this.#at;
    const found = token.exec(this.#text)?.[0];
    if (found === undefined) throw new Unreadable();
    this.#at += found.length;
    try {
      return JSON.parse(found) as string;
    } catch {
      throw new Unreadable();
    }
  }

  #plain(): void {
    const token = /[\w+.-]+/y;
    token.lastIndex = this.#at;
    const found = token.exec(this.#text)?.[0];
    if (found === undefined) throw new Unreadable();
    this.#at += found.length;
  }

  #take(sign: string): void {
    if (this.#text[this.#at] !== sign) throw new Unreadable();
    this.#at++;
  }

  #space(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at++;
    if (this.#at >= this.#text.length) throw new Unreadable();
  }
}

/** Where the value of a JSON Pointer stands; for one that is not there, the nearest value around it. */
export function placeFinder(text: string): (pointer: string) => Place {
  const reader = new PlaceReader(text);
  reader.read();
  return (pointer) => {
    for (let path = pointer; path; path = path.slice(0, path.lastIndexOf('/'))) {
      const place = reader.places.get(path);
      if (place) return place;
    }
    return { from: 0, to: Math.min(text.length, text.indexOf('\n') + 1 || text.length) };
  };
}

/** The line of a place, from 1. */
export const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length;
