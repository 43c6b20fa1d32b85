import { customerKey } from '@redress/cases';
import type { Loaded } from './case-log.ts';
import type { Secrets, Store } from './ports.ts';

const kind = 'pseudonym';
const of = (caseId: string): string => `erased:${caseId}`;

/**
 * What stands for customers whose cases are erased. While some of a customer's cases are still known, a keyed hash of
 * who it is leads to the pseudonym, so that the next case gets the same; with the last case that goes as well, and
 * nothing leads back any more.
 */
export class Pseudonyms {
  readonly #store: Store;
  readonly #secrets: Secrets;

  constructor(store: Store, secrets: Secrets) {
    this.#store = store;
    this.#secrets = secrets;
  }

  /** For a customer whose cases are all erased now: the one that is in use, else one named after the oldest case. */
  async of(cases: readonly Loaded[], customer: string): Promise<string> {
    for (const it of cases) {
      const kept = await this.#kept(it);
      if (kept) return String(kept.body);
    }
    const oldest = cases.at(-1);
    return of(oldest ? oldest.it.id : await this.#secrets.receipt(`purchases ${customer}`));
  }

  /** For one case of a customer, to be used for the others as well. */
  async keep(cases: readonly Loaded[], one: Loaded): Promise<string> {
    const kept = await this.#kept(one);
    if (kept) return String(kept.body);
    const pseudonym = of(one.it.id);
    const id = cases.length > 1 ? await this.#idOf(one) : undefined;
    if (id === undefined) return pseudonym;
    const added = await this.#store.putRecord(kind, id, 0, pseudonym, one.it.updatedAt);
    return added ? pseudonym : this.keep(cases, one);
  }

  /** Nothing leads from these cases' customers to their pseudonym any more. */
  async forget(cases: readonly Loaded[]): Promise<void> {
    for (const it of cases) {
      const kept = await this.#kept(it);
      if (kept) await this.#store.removeRecord(kind, kept.id, kept.version);
    }
  }

  async #kept(it: Loaded) {
    const id = await this.#idOf(it);
    return id === undefined ? undefined : this.#store.record(kind, id);
  }

  async #idOf({ it }: Loaded): Promise<string | undefined> {
    const key = customerKey(it.complaint);
    return key === null ? undefined : this.#secrets.receipt(`customer ${key}`);
  }
}
