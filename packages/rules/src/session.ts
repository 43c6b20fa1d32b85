import type { Stage } from '@redress/cases';
import { factReader, type FactSource } from './facts.ts';
import type { ReadSlot } from './program.ts';

const unread = Symbol('unread');

/** What each stage may know of the results of those before it. */
const known: Readonly<Record<string, readonly Stage[]>> = {
  severity: ['department', 'deadline'],
  department: ['deadline'],
};

/** The facts of one complaint, each read at most once. */
export class Session {
  readonly source: FactSource;
  readonly #facts: readonly string[];
  readonly #declared: (name: string) => boolean;
  readonly #values: unknown[];

  constructor(facts: readonly string[], declared: (name: string) => boolean, source: FactSource) {
    this.source = source;
    this.#facts = facts;
    this.#declared = declared;
    this.#values = facts.map(() => unread);
  }

  /** How a stage reads the facts: results of later stages, and its own, are not there yet. */
  view(stage: Stage): ReadSlot {
    return (slot) => {
      const name = this.#facts[slot] ?? '';
      const stages = known[name];
      if (stages) return stages.includes(stage) ? this.source[name as 'severity' | 'department'] : undefined;
      if (this.#values[slot] === unread) this.#values[slot] = factReader(name, this.#declared)(this.source);
      return this.#values[slot];
    };
  }

  /** The facts that the complaint does not have. */
  missing(): string[] {
    const read = this.view('deadline');
    return this.#facts.filter((_, slot) => read(slot) === undefined);
  }
}
