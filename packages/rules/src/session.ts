import type { Complaint } from '@redress/cases';
import { factReader, plainFacts, plainFact, type FactSource, type History, type ReadFact } from './facts.ts';
import type { LocalClock } from './local-time.ts';
import type { Program, ReadSlot } from './program.ts';

const plainCount = plainFacts.length;

/** The facts of one complaint after another, each read at most once a complaint. */
export class Session {
  /** `value`, to be handed on. */
  readonly read: ReadSlot = (slot) => this.value(slot);
  readonly #facts: readonly string[];
  /** The slots that conditions ask for. */
  readonly #asked: readonly number[];
  readonly #readers: readonly ReadFact[];
  readonly #severity: number;
  readonly #department: number;
  readonly #values: unknown[];
  readonly #readAt: Int32Array;
  readonly #source: FactSource;
  #turn = 1;

  constructor({ facts, asked }: Program, declared: (name: string) => boolean, clock: LocalClock) {
    const nothing: Complaint = { channel: 'other', category: '', title: '', description: '' };
    this.#facts = facts;
    this.#asked = facts.flatMap((name, slot) => (asked.has(name) ? slot : []));
    this.#readers = facts.map((name) => factReader(name, declared));
    this.#severity = facts.indexOf('severity');
    this.#department = facts.indexOf('department');
    this.#values = facts.map(() => undefined);
    this.#readAt = new Int32Array(facts.length);
    this.#source = {
      complaint: nothing,
      now: 0,
      repeatCount: 0,
      clock,
      severity: undefined,
      department: undefined,
    };
  }

  /** Take up a complaint. Results of stages are not known yet. */
  begin(complaint: Complaint, now: number, history: History | undefined): void {
    const source = this.#source;
    this.#turn = (this.#turn + 1) | 0;
    source.complaint = complaint;
    source.now = now;
    source.repeatCount = history?.repeatCount ?? 0;
    source.severity = undefined;
    source.department = undefined;
  }

  /** Let the stages that follow see the severity; whether anything asks for it. */
  tellSeverity(severity: string): boolean {
    this.#source.severity = severity;
    return this.#forget(this.#severity);
  }

  /** Let the stages that follow see the department; whether anything asks for it. */
  tellDepartment(department: string): boolean {
    this.#source.department = department;
    return this.#forget(this.#department);
  }

  #forget(slot: number): boolean {
    if (slot >= 0) this.#readAt[slot] = this.#turn - 1;
    return slot >= 0;
  }

  /** The value of the fact in a slot. */
  value(slot: number): unknown {
    if (slot < plainCount) return plainFact(this.#source.complaint, slot);
    if (this.#readAt[slot] === this.#turn) return this.#values[slot];
    this.#readAt[slot] = this.#turn;
    return (this.#values[slot] = this.#readers[slot]?.(this.#source));
  }

  /** The facts that the complaint does not have. */
  missing(): string[] {
    return this.#asked.filter((slot) => this.value(slot) === undefined).map((slot) => this.#facts[slot] ?? '');
  }
}
