import { apply, evolve, isAfter, type Case, type CaseEvent, type Rulings } from '@redress/cases';
import type { CaseLog } from './case-log.ts';
import { DeskError } from './desk-error.ts';
import { workAhead } from './due-work.ts';
import type { PolicyBook } from './policy-book.ts';
import type { Store } from './ports.ts';

const system = { role: 'system' } as const;
/** How many cases one run looks at. */
const usualBatch = 200;
/** How many runs a case that failed is left alone, so that it holds up no other. */
const pauseAfterFailure = 12;

/**
 * What has come due in a case by `now`, in the order of its time, each on what the one before left: after a downtime
 * a wait ends when it should have, and its clocks run, and run out, from then.
 */
function caughtUp(loaded: Case, now: string, rulings: Rulings): CaseEvent[] {
  const events: CaseEvent[] = [];
  let it = loaded;
  for (let next = workAhead(it)[0]; next && isAfter(now, next.at); next = workAhead(it)[0]) {
    const outcome = apply(it, next.command, { ...rulings, actor: system, now });
    if ('refused' in outcome) throw new DeskError('refused', { reason: outcome.refused.code, ...next.command });
    events.push(...outcome.events);
    it = outcome.events.reduce<Case>(evolve, it);
  }
  return events;
}

/**
 * Lets time do its work on the cases of a store, in the order in which it came due, a batch at a time.
 * Safe to run in several processes at once: the log's version lets one of them write, and the other finds nothing left.
 */
export class Timers {
  readonly #store: Store;
  readonly #log: CaseLog;
  readonly #policies: PolicyBook;
  /** Cases that failed, and the run from which they are tried again. */
  readonly #failed = new Map<string, number>();
  #run = 0;

  constructor(store: Store, log: CaseLog, policies: PolicyBook) {
    this.#store = store;
    this.#log = log;
    this.#policies = policies;
  }

  /**
   * @returns how many cases changed.
   * @throws AggregateError of what kept single cases from changing, once all others are done.
   */
  async run(batch = usualBatch): Promise<number> {
    this.#run += 1;
    const rulings = await this.#policies.rulings();
    const errors: unknown[] = [];
    let changed = 0;
    for (const caseId of await this.#due(batch)) {
      try {
        if (await this.#catchUp(caseId, rulings)) changed += 1;
        this.#failed.delete(caseId);
      } catch (error) {
        this.#failed.set(caseId, this.#run + pauseAfterFailure);
        errors.push(new Error(`case ${caseId}`, { cause: error }));
      }
    }
    if (errors.length) throw new AggregateError(errors, 'timers-failed');
    return changed;
  }

  /** Those that failed come first whenever others are asked for: they must not use up the batch. */
  async #due(batch: number): Promise<string[]> {
    const due = await this.#store.due(this.#log.instant(), batch + this.#failed.size);
    return due.filter((id) => (this.#failed.get(id) ?? 0) <= this.#run).slice(0, batch);
  }

  async #catchUp(caseId: string, rulings: Rulings): Promise<boolean> {
    let changes = false;
    try {
      await this.#log.change(caseId, ({ it }) => {
        const events = caughtUp(it, this.#log.instant(it), rulings);
        changes = events.length > 0;
        return events;
      });
      return changes;
    } catch (error) {
      // Another process was faster, eight times: it has done the work.
      if (error instanceof DeskError && error.code === 'version-conflict') return false;
      throw error;
    }
  }
}
