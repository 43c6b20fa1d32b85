import type { Complaint } from '@redress/cases';
import { factReader, type FactSource, type History, type ReadFact } from './facts.ts';
import type { LocalClock } from './local-time.ts';
import type { ReadSlot } from './program.ts';

/** The facts of one complaint after another, each read at most once a complaint. */
export class Session {
  readonly read: ReadSlot;
  readonly #clock: LocalClock;
  readonly #facts: readonly string[];
  readonly #readers: readonly ReadFact[];
  readonly #results: { readonly slot: number; readonly name: 'severity' | 'department' }[];
  readonly #values: unknown[];
  readonly #readAt: Float64Array;
  #source: FactSource | undefined;
  #turn = 0;

  constructor(facts: readonly string[], declared: (name: string) => boolean, clock: LocalClock) {
    this.#facts = facts;
    this.#clock = clock;
    this.#readers = facts.map((name) => factReader(name, declared));
    this.#results = facts.flatMap((name, slot) => (name === 'severity' || name === 'department' ? { slot, name } : []));
    this.#values = facts.map(() => undefined);
    this.#readAt = new Float64Array(facts.length);
    this.read = (slot) => {
      if (this.#readAt[slot] !== this.#turn) {
        this.#readAt[slot] = this.#turn;
        this.#values[slot] = this.#source && this.#readers[slot]?.(this.#source);
      }
      return this.#values[slot];
    };
  }

  /** Take up a complaint. Results of stages are not known yet. */
  begin(complaint: Complaint, now: number, history: History | undefined): void {
    this.#turn += 1;
    this.#source = { complaint, now, history, clock: this.#clock, severity: undefined, department: undefined };
  }

  /** Let the stages that follow see the result of one. */
  tell(name: 'severity' | 'department', result: string): void {
    if (this.#source) this.#source[name] = result;
    for (const { slot, name: fact } of this.#results) if (fact === name) this.#readAt[slot] = 0;
  }

  /** The facts that the complaint does not have. */
  missing(): string[] {
    return this.#facts.filter((_, slot) => this.read(slot) === undefined);
  }
}
