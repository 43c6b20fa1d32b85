import * as z from 'zod/mini';
import type { Staff } from './answers.ts';
import type { Now, Store } from './ports.ts';

/** Somebody else who has the same case open. */
export interface Present {
  readonly id: string;
  readonly name: string;
  /** Something is typed and not sent. */
  readonly writing: boolean;
  readonly since: string;
}

/** What a page says of its reader now and then. */
export interface Beat {
  readonly writing?: boolean | undefined;
  /** The last one. */
  readonly leaving?: boolean | undefined;
}

const kind = 'presence';
/** Who has not been heard of for so long has gone; in milliseconds. */
const goneAfter = 45_000;
/** A beat that brings nothing new is written down only now and then. */
const writtenEvery = 15_000;
const mostTries = 4;

const personSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  writing: z.boolean(),
  since: z.string(),
  seen: z.number(),
});
const bodySchema = z.strictObject({ people: z.array(personSchema) });
type Person = z.infer<typeof personSchema>;

/** Who has which case open: through the store, so that all servers of a desk know. No more than a courtesy. */
export class Presence {
  readonly #store: Store;
  readonly #now: Now;

  constructor({ store, now }: { readonly store: Store; readonly now: Now }) {
    this.#store = store;
    this.#now = now;
  }

  /** Says that somebody is there, or leaves. @returns who else is. */
  async beat(number: string, { id, name }: Staff, { writing = false, leaving = false }: Beat): Promise<Present[]> {
    for (let tries = 0; ; tries++) {
      const record = await this.#store.record(kind, number);
      const now = this.#now();
      const all = record ? bodySchema.parse(record.body).people : [];
      const others = all.filter((person) => person.id !== id && now - person.seen < goneAfter);
      const own = all.find((person) => person.id === id);
      const there = { id, name, writing, since: own?.since ?? new Date(now).toISOString(), seen: now };
      const news = leaving ? own : isNews(own, there);
      if (!news || tries >= mostTries) return others.map(present);
      if (await this.#write(number, record?.version ?? 0, leaving ? others : [...others, there])) {
        return others.map(present);
      }
    }
  }

  async #write(number: string, version: number, people: readonly Person[]): Promise<boolean> {
    if (!people.length) return version === 0 || this.#store.removeRecord(kind, number, version);
    const at = new Date(this.#now()).toISOString();
    return (await this.#store.putRecord(kind, number, version, { people }, at)) !== undefined;
  }
}

const isNews = (own: Person | undefined, { writing, seen }: Person): boolean =>
  own?.writing !== writing || seen - own.seen >= writtenEvery;

const present = ({ id, name, writing, since }: Person): Present => ({ id, name, writing, since });
