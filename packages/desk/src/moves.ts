import { reduce } from '@redress/cases';
import type { Change, Store } from './ports.ts';

/** Events that may take a case to another department. */
const moving: readonly Change['types'][number][] = ['assigned', 'escalated', 'deadline-escalated'];

/** From which department a change took its case. */
export class Moves {
  readonly #store: Store;
  /** Many readers ask of one change. */
  readonly #known = new WeakMap<Change, Promise<string | undefined>>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** The department that a case was in before a change; `undefined` where the change left it there, or opened the case. */
  left(change: Change): Promise<string | undefined> {
    let left = this.#known.get(change);
    if (!left) {
      left = this.#look(change);
      this.#known.set(change, left);
    }
    return left;
  }

  async #look({ caseId, version, types, department }: Change): Promise<string | undefined> {
    const before = version - types.length;
    if (before < 1 || !types.some((type) => moving.includes(type))) return undefined;
    const events = await this.#store.events(caseId);
    const was = reduce(events.slice(0, before)).department;
    return was === department ? undefined : was;
  }
}
