import { isReference, type NestedCondition } from './conditions.ts';
import { plainFacts } from './facts.ts';
import { isKeywordOperator, keywordCompare } from './keywords.ts';
import { decorate, resolveOperator, splitOperator, type Compare } from './operators.ts';
import { parsePath, valueAt, type PathStep } from './path.ts';

/** Where a condition reads a value: a fact, by its slot in the program, and a path into it. */
export interface Operand {
  readonly fact: string;
  readonly slot: number;
  readonly path: string | undefined;
  readonly steps: readonly PathStep[];
}

/** One comparison, shared by all rules that make it. */
export interface Leaf {
  readonly id: number;
  /** The same for equal comparisons, in whatever program. */
  readonly key: string;
  readonly left: Operand;
  /** The condition's literal, or the other fact that it names. */
  readonly right: { readonly value: unknown } | Operand;
  readonly operator: string;
  readonly compare: Compare;
}

export type Node =
  | { readonly kind: 'leaf'; readonly id: number; readonly leaf: Leaf }
  | { readonly kind: 'all' | 'any'; readonly id: number; readonly children: readonly Node[] }
  | { readonly kind: 'not'; readonly id: number; readonly child: Node };

/**
 * All conditions of a policy as one graph: equal comparisons and shared conditions exist once,
 * however many rules use them.
 */
export class Program {
  readonly leaves: Leaf[] = [];
  /** The name of the fact in each slot: the plain ones first, then what else the conditions ask for. */
  readonly facts: string[] = [...plainFacts];
  /** The facts that conditions ask for. */
  readonly asked = new Set<string>();
  nodeCount = 0;
  readonly #slots = new Map<string, number>(plainFacts.map((name, slot) => [name, slot]));
  readonly #leafNodes = new Map<string, Node>();
  readonly #shared = new Map<string, Node>();
  readonly #conditions: Readonly<Record<string, NestedCondition>>;

  /** Conditions were checked before: references resolve, without circles, to a bounded depth. */
  constructor(conditions: Readonly<Record<string, NestedCondition>> = {}) {
    this.#conditions = conditions;
  }

  add(condition: NestedCondition): Node {
    if ('fact' in condition) return this.#leaf(condition);
    if ('condition' in condition) return this.#reference(condition.condition);
    if ('not' in condition) {
      const child = this.add(condition.not);
      return { kind: 'not', id: this.nodeCount++, child };
    }
    const [kind, list] = 'all' in condition ? (['all', condition.all] as const) : (['any', condition.any] as const);
    const children = list.map((child) => this.add(child));
    if (children.length === 1 && children[0]) return children[0];
    // json-rules-engine lets an empty `any` hold.
    return { kind: children.length ? kind : 'all', id: this.nodeCount++, children };
  }

  #reference(name: string): Node {
    let node = this.#shared.get(name);
    if (!node) {
      const condition = Object.hasOwn(this.#conditions, name) ? this.#conditions[name] : undefined;
      // A shared condition that does not exist never holds.
      node = condition ? this.add(condition) : { kind: 'not', id: this.nodeCount++, child: this.add({ all: [] }) };
      this.#shared.set(name, node);
    }
    return node;
  }

  #leaf({ fact, path, operator, value }: { fact: string; path?: string; operator: string; value: unknown }): Node {
    const key = `${fact}\0${path ?? ''}\0${operator}\0${JSON.stringify(value)}`;
    let node = this.#leafNodes.get(key);
    if (!node) {
      const right = isReference(value) ? this.#operand(value.fact, value.path) : { value };
      const compare = compareFor(operator);
      const leaf: Leaf = { id: this.leaves.length, key, left: this.#operand(fact, path), right, operator, compare };
      this.leaves.push(leaf);
      node = { kind: 'leaf', id: this.nodeCount++, leaf };
      this.#leafNodes.set(key, node);
    }
    return node;
  }

  #operand(fact: string, path = ''): Operand {
    this.asked.add(fact);
    let slot = this.#slots.get(fact);
    if (slot === undefined) {
      slot = this.facts.push(fact) - 1;
      this.#slots.set(fact, slot);
    }
    return { fact, slot, path: path || undefined, steps: parsePath(path) ?? [] };
  }
}

function compareFor(operator: string): Compare {
  if (!isKeywordOperator(operator)) return resolveOperator(operator) ?? (() => false);
  const { decorators, name } = splitOperator(operator) ?? { decorators: [], name: operator };
  return decorate(decorators, keywordCompare(name));
}

/** The values that one evaluation reads, by slot. */
export type ReadSlot = (slot: number) => unknown;

export const readOperand = (operand: Operand, read: ReadSlot): unknown => {
  const value = read(operand.slot);
  return operand.steps.length ? valueAt(value, operand.steps) : value;
};

export const rightOf = ({ right }: Leaf, read: ReadSlot): unknown =>
  'slot' in right ? readOperand(right, read) : right.value;

export const leafHolds = (leaf: Leaf, read: ReadSlot): boolean =>
  leaf.compare(readOperand(leaf.left, read), rightOf(leaf, read));

/** The operator that holds where another does not. */
export const opposite = (operator: string): string =>
  operator.startsWith('not:') ? operator.slice(4) : `not:${operator}`;
