import type { Stage } from '@redress/cases';
import type { Policy } from '../policy.ts';
import { byPriority, type CompiledRule, type RuleSet } from '../ruleset.ts';
import { intersect, uncovered, type Budget } from './search.ts';
import type { Box, Space } from './space.ts';

type Result = 'severity' | 'department';

/** One way to come by a result: within the box of a rule, outside of those that go before it. */
interface Choice {
  readonly box: Box;
  readonly others: readonly Box[];
}

/** So many boxes are looked at in the time that cutting one up takes. */
export const looksPerStep = 16;

/** The first value of a result's axis: not known yet. */
const notYet = 1n;

/** Finds complaints that come to a stage with given facts, the results of earlier stages among them. */
export class Reach {
  readonly #policy: Policy;
  readonly #space: Space;
  readonly #rules: Readonly<Record<Stage, readonly CompiledRule[]>>;
  readonly #axes: Readonly<Record<Result, number | undefined>>;

  constructor(policy: Policy, space: Space, { rules }: RuleSet) {
    const of = (stage: Stage): CompiledRule[] => rules.filter((rule) => rule.stage === stage).sort(byPriority);
    const severity = of('severity').sort((a, b) => b.level - a.level);
    this.#policy = policy;
    this.#space = space;
    this.#rules = { severity, department: of('department'), deadline: of('deadline') };
    this.#axes = { severity: space.axis('severity'), department: space.axis('department') };
  }

  /** The rules of a stage, those that decide first. */
  rules(stage: Stage): readonly CompiledRule[] {
    return this.#rules[stage];
  }

  /** Boxes of complaints that are in a box when they come to a stage, and in none of the others. */
  *points(box: Box, stage: Stage, others: readonly Box[], budget: Budget): Generator<Box> {
    switch (stage) {
      case 'severity': {
        const start = this.#with(this.#with(box, 'department', notYet), 'severity', notYet);
        if (start) yield* this.#outside(start, others, budget);
        return;
      }
      case 'department':
        for (const fixed of this.#fixings(this.#with(box, 'department', notYet), 'severity', others, budget)) {
          for (const part of this.#outside(fixed, others, budget)) yield* this.#before(part, 'severity', budget);
        }
        return;
      case 'deadline':
        for (const placed of this.#fixings(box, 'department', others, budget)) {
          for (const fixed of this.#fixings(placed, 'severity', others, budget)) {
            for (const part of this.#outside(fixed, others, budget)) yield* this.#before(part, 'department', budget);
          }
        }
    }
  }

  /** How complaints come to a box with a known result: the boxes before that stage, down to the first. */
  *#before(box: Box, result: Result, budget: Budget): Generator<Box> {
    const axis = this.#axes[result];
    const bits = axis === undefined ? undefined : box.get(axis);
    const found = bits === undefined ? undefined : this.#valueOf(result, bits);
    if (axis === undefined || found === undefined) {
      if (result === 'severity') yield box;
      else yield* this.#before(box, 'severity', budget);
      return;
    }
    const open = new Map(box).set(axis, notYet);
    for (const choice of this.#choices(result, found)) {
      if (budget.steps-- <= 0) return;
      const merged = intersect(open, choice.box);
      if (!merged) continue;
      for (const part of this.#outside(merged, choice.others, budget)) {
        if (result === 'severity') yield part;
        else
          for (const fixed of this.#fixings(part, 'severity', choice.others, budget))
            yield* this.#before(fixed, 'severity', budget);
      }
    }
  }

  /** A box for each value of a result that it allows, if anything asks for that result. */
  *#fixings(box: Box | undefined, result: Result, others: readonly Box[], budget: Budget): Generator<Box> {
    const axis = this.#axes[result];
    if (!box) return;
    budget.steps -= others.length / looksPerStep;
    if (axis === undefined || (!box.has(axis) && !others.some((each) => each.has(axis)))) {
      yield box;
      return;
    }
    const values = this.#space.axes[axis]?.values ?? [];
    const allowed = box.get(axis) ?? this.#full(axis);
    for (let i = 1; i < values.length; i++) {
      const bit = 1n << BigInt(i);
      if ((allowed & bit) !== 0n) yield new Map(box).set(axis, bit);
    }
  }

  *#choices(result: Result, value: string): Generator<Choice> {
    const rules = this.#rules[result];
    const level = this.#policy.severities.indexOf(value);
    // It grows only once its reader asks for the next choice.
    const before: Box[] = [];
    for (const rule of rules) {
      const { boxes, sure } = this.#space.region(rule);
      const goesBefore = result === 'severity' ? rule.level > level : true;
      if (rule.result === value) for (const box of boxes) yield { box, others: before };
      if (goesBefore) before.push(...sure);
    }
    if (value !== this.#policy.defaults[result]) return;
    yield { box: new Map(), others: rules.flatMap((rule) => this.#space.region(rule).sure) };
  }

  #valueOf(result: Result, bits: bigint): string | undefined {
    const values = this.#space.axes[this.#axes[result] ?? -1]?.values ?? [];
    return bits === notYet ? undefined : (values.find((_, i) => 1n << BigInt(i) === bits) as string | undefined);
  }

  #with(box: Box | undefined, result: Result, bits: bigint): Box | undefined {
    const axis = this.#axes[result];
    if (!box || axis === undefined) return box;
    return intersect(box, new Map([[axis, bits]]));
  }

  #full = (axis: number): bigint => this.#space.axes[axis]?.full ?? 0n;

  #outside(box: Box, others: readonly Box[], budget: Budget): Generator<Box> {
    return uncovered(box, others, this.#full, budget);
  }
}
