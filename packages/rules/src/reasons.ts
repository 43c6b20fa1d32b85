import type { Match, Reason } from '@redress/cases';
import type { Evaluation } from './evaluate.ts';
import { opposite, readOperand, rightOf, type Leaf, type Node } from './program.ts';
import type { CompiledRule } from './ruleset.ts';
import type { Session } from './session.ts';
import { deepFreeze, isObject, ownCopy } from './values.ts';

/** What a leaf says of itself whatever the complaint, ready to be copied into a match. */
interface Shape {
  readonly leaf: Leaf;
  readonly operator: string;
  /** The literal to compare with, frozen; undefined beside another fact. */
  readonly value: unknown;
  readonly isReference: boolean;
  /** The match itself, frozen, where it can be no other: what holds by being equal to a scalar. */
  readonly fixed: Match | undefined;
}

/** What a rule says of itself when it fires. */
interface Outline {
  /** Its conditions, where all of them must hold; without them what carried the rule must be searched for. */
  readonly shapes: readonly Shape[] | undefined;
  /** The reason itself, frozen, where every match is fixed. */
  readonly fixed: Reason | undefined;
}

/**
 * Says why rules fired. What can be said in one way only is frozen and said with the same object;
 * the rest is made afresh and is the caller's own.
 */
export class Reasoner {
  readonly #evaluation: Evaluation;
  readonly #session: Session;
  readonly #shapes: (Shape | undefined)[] = [];
  readonly #outlines: (Outline | undefined)[] = [];

  constructor(evaluation: Evaluation, session: Session) {
    this.#evaluation = evaluation;
    this.#session = session;
  }

  reason(rule: CompiledRule): Reason {
    const outline = this.#outlines[rule.index] ?? this.#outline(rule);
    if (outline.fixed) return outline.fixed;
    const { shapes } = outline;
    if (!shapes) return { stage: rule.stage, rule: rule.name, matched: this.because(rule.node) };
    const matched = shapes.map((shape) => shape.fixed ?? this.#match(shape));
    return { stage: rule.stage, rule: rule.name, matched };
  }

  /** The leaf conditions that made a rule's conditions hold, or kept them from holding. */
  because(node: Node): Match[] {
    return this.#evaluation.carriers(node).map(({ leaf, held }) => {
      const shape = this.#shapeOf(leaf, held);
      return shape.fixed ?? this.#match(shape);
    });
  }

  #match({ leaf, operator, value: literal, isReference }: Shape): Match {
    const { read } = this.#session;
    const { fact, path, slot } = leaf.left;
    const value = isReference ? ownCopy(rightOf(leaf, read)) : literal;
    const actual = path === undefined ? this.#session.value(slot) : readOperand(leaf.left, read);
    const own = isObject(actual) ? ownCopy(actual) : actual;
    return path === undefined ? { fact, operator, value, actual: own } : { fact, path, operator, value, actual: own };
  }

  #outline(rule: CompiledRule): Outline {
    const shapes = rule.leaves?.map((leaf) => this.#shapeOf(leaf, true));
    const matches = shapes?.flatMap(({ fixed }) => fixed ?? []);
    const fixed = matches && matches.length === shapes?.length;
    const outline = {
      shapes,
      fixed: fixed ? deepFreeze({ stage: rule.stage, rule: rule.name, matched: matches }) : undefined,
    };
    this.#outlines[rule.index] = outline;
    return outline;
  }

  #shapeOf(leaf: Leaf, held: boolean): Shape {
    return (this.#shapes[2 * leaf.id + (held ? 1 : 0)] ??= shapeOf(leaf, held));
  }
}

/** A leaf as a reason shows it; one that mattered by not holding carries `not:`. */
function shapeOf(leaf: Leaf, held: boolean): Shape {
  const { left, right } = leaf;
  const isReference = 'slot' in right;
  const operator = held ? leaf.operator : opposite(leaf.operator);
  const value = isReference ? undefined : deepFreeze(ownCopy(right.value));
  const isFixed = operator === 'equal' && !isReference && left.path === undefined && !isObject(value);
  const fixed = isFixed ? Object.freeze({ fact: left.fact, operator, value, actual: value }) : undefined;
  return { leaf, operator, value, isReference, fixed };
}
