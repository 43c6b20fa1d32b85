import { evolve, reduce, type Case, type CaseEvent } from '@redress/cases';
import { factsOf } from '@redress/cases';
import { rowOf } from './case-row.ts';
import { DeskError } from './desk-error.ts';
import type { Derived, Feed, Now, Store } from './ports.ts';

/** A case with the log it is derived from. */
export interface Loaded {
  readonly it: Case;
  readonly events: readonly CaseEvent[];
}

/** What is kept beside a log. */
export const derivedOf = (it: Case): Derived => ({ row: rowOf(it), facts: factsOf(it) });

const loadedFrom = (events: readonly CaseEvent[]): Loaded | undefined =>
  events.length ? { it: reduce(events), events } : undefined;

/** Reads cases from their logs and appends to them. */
export class CaseLog {
  readonly #store: Store;
  readonly #feed: Feed;
  readonly #now: Now;

  constructor({ store, feed, now }: { readonly store: Store; readonly feed: Feed; readonly now: Now }) {
    this.#store = store;
    this.#feed = feed;
    this.#now = now;
  }

  async load(caseId: string): Promise<Loaded | undefined> {
    return loadedFrom(await this.#store.events(caseId));
  }

  async loadNumber(number: string): Promise<Loaded | undefined> {
    return loadedFrom(await this.#store.eventsOf(number));
  }

  /** The present, but never before the case's last event: a clock set back cannot reorder its history. */
  instant(it?: Case): string {
    const now = this.#now();
    const instant = new Date(now).toISOString();
    // Written alike, instants compare as texts, without being read.
    if (!it || (it.updatedAt.length === instant.length && it.updatedAt <= instant)) return instant;
    return new Date(Math.max(now, Date.parse(it.updatedAt))).toISOString();
  }

  /** Appends events; `undefined`, and nothing written, when the case has moved on since it was loaded. */
  async append(
    { it, events }: Loaded,
    next: readonly CaseEvent[],
    uploads: readonly string[] = [],
  ): Promise<Loaded | undefined> {
    const changed = next.reduce<Case>(evolve, it);
    const change = await this.#store.append(it.id, it.version, next, derivedOf(changed), uploads);
    if (!change) return undefined;
    this.#feed.publish(change);
    return { it: changed, events: [...events, ...next] };
  }

  /**
   * Decide on a case and append what was decided, again from the newest version when others were faster.
   * @throws DeskError `version-conflict` when that does not end within a few tries.
   */
  async change(
    caseId: string,
    decide: (loaded: Loaded) => readonly CaseEvent[],
    uploads: readonly string[] = [],
  ): Promise<Loaded> {
    for (let tries = 0; tries < 8; tries++) {
      const loaded = await this.load(caseId);
      if (!loaded) throw new DeskError('unknown-case');
      const next = decide(loaded);
      const appended = next.length ? await this.append(loaded, next, uploads) : loaded;
      if (appended) return appended;
    }
    throw new DeskError('version-conflict');
  }
}
