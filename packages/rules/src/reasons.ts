import type { Match, Reason } from '@redress/cases';
import type { Evaluation } from './evaluate.ts';
import { matchOf, readOperand, type Leaf, type ReadSlot } from './program.ts';
import type { CompiledRule } from './ruleset.ts';
import { deepFreeze } from './values.ts';

/** How many values of a fact a condition keeps a ready match for. */
const mostKept = 64;

/** Says why rules fired. What it says is frozen; what it said before, it says with the same object. */
export class Reasoner {
  readonly #evaluation: Evaluation;
  readonly #read: ReadSlot;
  readonly #matches: (Map<unknown, Match> | undefined)[] = [];
  readonly #reasons: (Reason | undefined)[] = [];

  constructor(evaluation: Evaluation, read: ReadSlot) {
    this.#evaluation = evaluation;
    this.#read = read;
  }

  reason(rule: CompiledRule): Reason {
    const matched = this.#matched(rule);
    const last = this.#reasons[rule.index];
    if (last && sameItems(last.matched, matched)) return last;
    const reason = Object.freeze({ stage: rule.stage, rule: rule.name, matched: Object.freeze(matched) as Match[] });
    this.#reasons[rule.index] = reason;
    return reason;
  }

  /** The leaf conditions that made a rule fire, or kept it from firing. */
  because(rule: CompiledRule): Match[] {
    return this.#evaluation.carriers(rule.node).map(({ leaf, held }) => this.#match(leaf, held));
  }

  #matched(rule: CompiledRule): Match[] {
    return rule.leaves ? rule.leaves.map((leaf) => this.#match(leaf, true)) : this.because(rule);
  }

  #match(leaf: Leaf, held: boolean): Match {
    const actual = readOperand(leaf.left, this.#read);
    // A reference's value changes with the complaint; long texts and amounts rarely come again.
    if ('slot' in leaf.right || !isCommon(actual)) return deepFreeze(matchOf(leaf, this.#read, held));
    const index = 2 * leaf.id + (held ? 1 : 0);
    const kept = (this.#matches[index] ??= new Map<unknown, Match>());
    let match = kept.get(actual);
    if (!match) {
      if (kept.size >= mostKept) kept.clear();
      match = deepFreeze(matchOf(leaf, this.#read, held));
      kept.set(actual, match);
    }
    return match;
  }
}

const isCommon = (value: unknown): boolean =>
  typeof value === 'string' ? value.length <= 64 : typeof value !== 'object' || value === null;

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
