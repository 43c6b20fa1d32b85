import type { Match, Reason } from '@redress/cases';
import type { Evaluation } from './evaluate.ts';
import { matchOf, readOperand, type Leaf, type ReadSlot } from './program.ts';
import type { CompiledRule } from './ruleset.ts';
import { deepFreeze } from './values.ts';

/** How many matches are kept ready; freezing one costs more than finding it. */
const mostKept = 50_000;

/**
 * Says why rules fired. What it says more than once is frozen and said with the same object;
 * what it makes afresh is the caller's own. Freezing costs more than anything else here.
 */
export class Reasoner {
  readonly #evaluation: Evaluation;
  readonly #read: ReadSlot;
  readonly #last: (Match | undefined)[] = [];
  readonly #matches: (Map<unknown, Match> | undefined)[] = [];
  #keptCount = 0;
  readonly #reasons: (Reason | undefined)[] = [];
  readonly #again: boolean[] = [];

  constructor(evaluation: Evaluation, read: ReadSlot) {
    this.#evaluation = evaluation;
    this.#read = read;
  }

  reason(rule: CompiledRule): Reason {
    const matched = this.#matched(rule);
    const last = this.#reasons[rule.index];
    const again = last !== undefined && sameItems(last.matched, matched);
    if (last && again && this.#again[rule.index]) return last;
    const reason = { stage: rule.stage, rule: rule.name, matched };
    this.#reasons[rule.index] = again ? deepFreeze(reason) : reason;
    this.#again[rule.index] = again;
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
    // A reference's value changes with the complaint.
    if ('slot' in leaf.right || !isCommon(actual)) return matchOf(leaf, this.#read, held);
    const index = 2 * leaf.id + (held ? 1 : 0);
    const last = this.#last[index];
    if (last !== undefined && last.actual === actual) return last;
    const match = this.#kept(index, leaf, held, actual);
    this.#last[index] = match;
    return match;
  }

  #kept(index: number, leaf: Leaf, held: boolean, actual: unknown): Match {
    const kept = (this.#matches[index] ??= new Map<unknown, Match>());
    let match = kept.get(actual);
    if (!match) {
      match = deepFreeze(matchOf(leaf, this.#read, held));
      kept.set(actual, match);
      this.#keptCount += 1;
      if (this.#keptCount > mostKept) this.#forget();
    }
    return match;
  }

  #forget(): void {
    this.#matches.length = 0;
    this.#keptCount = 0;
  }
}

/** Values that may well come again: no long texts, no lists, no numbers but small whole ones. */
function isCommon(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= 64;
  if (typeof value === 'number') return value >= 0 && value < 256 && Number.isInteger(value);
  return typeof value !== 'object' || value === null;
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
