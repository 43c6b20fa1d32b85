import { splitOperator, startsNumeric } from '../operators.ts';
import type { Leaf, Node } from '../program.ts';
import { isObject, primitive } from '../values.ts';

/** Classes of values that every dimension has; those of its own numbers, then of its own strings follow. */
const undefinedClass = 0;
const nullClass = 1;
const trueClass = 2;
const falseClass = 3;
const nanClass = 4;
const otherString = 5;
const firstNumber = 6;

/** Whole numbers below this are looked up. */
const mostSmall = 4096;

const equality = ['equal', 'notEqual', 'in', 'notIn'];
const isList = (name: string): boolean => name === 'in' || name === 'notIn';

/**
 * The values of one operand, put into classes that its conditions can't tell apart.
 * Numbers fall onto or between the sorted numbers that the conditions name, strings on those they name or beside.
 */
export class Dimension {
  /** How many classes there are. */
  readonly size: number;
  readonly #numbers: Float64Array;
  readonly #strings = new Map<string, number>();
  /** The strings and their classes by a hash that is quick to make; a negative class where several share one. */
  readonly #keys: string[];
  readonly #classes: number[];
  /** The classes of small whole numbers, looked up instead of searched. */
  readonly #small: readonly number[];
  #relational = false;

  constructor(leaves: Iterable<Leaf>) {
    const numbers = new Set<number>();
    const strings = new Set<string>();
    for (const leaf of leaves) {
      for (const constant of this.#constantsOf(leaf)) {
        if (typeof constant === 'number') numbers.add(constant === 0 ? 0 : constant);
        else if (typeof constant === 'string') strings.add(constant);
      }
    }
    this.#numbers = Float64Array.from(numbers).sort();
    const largest = this.#numbers.at(-1) ?? 0;
    const count = Math.max(0, Math.min(mostSmall, Math.floor(largest) + 2));
    this.#small = Array.from({ length: count }, (_, value) => this.#search(value));
    let next = firstNumber + 2 * this.#numbers.length + 1;
    const places = 8 << (32 - Math.clz32(strings.size));
    this.#keys = Array.from({ length: places }, () => '');
    this.#classes = Array.from(this.#keys, (): number => otherString);
    for (const known of strings) {
      const place = this.#placeOf(known);
      this.#classes[place] = this.#classes[place] === otherString ? next : -1;
      this.#keys[place] = known;
      this.#strings.set(known, next++);
    }
    this.size = next;
  }

  /** The class of a value; -1 for one whose conditions must be evaluated. */
  classOf(value: unknown): number {
    if (typeof value === 'string') return this.#classOfString(value);
    if (typeof value === 'number') return this.#classOfNumber(value);
    if (typeof value === 'boolean') return value ? trueClass : falseClass;
    if (value === undefined) return undefinedClass;
    return value === null ? nullClass : -1;
  }

  /** For each class whether a node holds: 1 or 0. */
  truth(node: Node): Uint8Array {
    switch (node.kind) {
      case 'leaf':
        return this.#leafTruth(node.leaf);
      case 'not':
        return this.truth(node.child).map((bit) => 1 - bit);
      case 'all':
      case 'any': {
        const all = node.kind === 'all';
        const result = new Uint8Array(this.size).fill(all ? 1 : 0);
        for (const child of node.children) {
          this.truth(child).forEach((bit, i) => {
            if (bit === (all ? 0 : 1)) result[i] = bit;
          });
        }
        return result;
      }
    }
  }

  #constantsOf({ operator, right }: Leaf): unknown[] {
    const { value } = right as { value: unknown };
    const { name } = splitOperator(operator) ?? {};
    if (name === undefined || !isPlain(operator)) return [];
    if (equality.includes(name)) return isList(name) ? (value as unknown[]) : [value];
    if (!name.endsWith('Than') && !name.endsWith('Inclusive')) return [];
    this.#relational = true;
    const bound = Number(primitive(value));
    return Number.isNaN(bound) ? [] : [bound];
  }

  #classOfString(value: string): number {
    const place = this.#placeOf(value);
    const known = this.#classes[place] ?? 0;
    if (known >= 0 && this.#keys[place] === value) return known;
    const shared = known < 0 && this.#strings.get(value);
    if (shared) return shared;
    return this.#relational && startsNumeric(value) ? -1 : otherString;
  }

  #placeOf(value: string): number {
    const { length } = value;
    const end = length > 1 ? 5 * value.charCodeAt(length - 1) + 37 * value.charCodeAt(length - 2) : 0;
    return (length + end) & (this.#keys.length - 1);
  }

  #classOfNumber(value: number): number {
    const whole = value | 0;
    return whole === value && whole >= 0 && whole < this.#small.length
      ? (this.#small[whole] ?? 0)
      : this.#search(value);
  }

  #search(value: number): number {
    if (Number.isNaN(value)) return nanClass;
    const numbers = this.#numbers;
    let low = 0;
    let high = numbers.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return firstNumber + 2 * low + (numbers[low] === value ? 1 : 0);
  }

  #leafTruth(leaf: Leaf): Uint8Array {
    const { decorators, name } = splitOperator(leaf.operator) ?? { decorators: [], name: '' };
    const { value } = leaf.right as { value: unknown };
    const truth = new Uint8Array(this.size);
    // What looks into arrays says the same of every scalar.
    if (!isPlain(leaf.operator)) return truth.fill(leaf.compare(undefined, value) ? 1 : 0);
    const negated = decorators.length % 2 === 1;
    if (equality.includes(name)) {
      for (const constant of isList(name) ? (value as unknown[]) : [value]) {
        if (!isObject(constant)) truth[this.classOf(constant)] = 1;
      }
      return negated === name.startsWith('not') ? truth : truth.map((bit) => 1 - bit);
    }
    const [from, to] = this.#rangeOf(name, Number(primitive(value)));
    truth.fill(1, from, to);
    const result = negated ? truth.map((bit) => 1 - bit) : truth;
    for (const [known, at] of this.#strings) result[at] = leaf.compare(known, value) ? 1 : 0;
    return result;
  }

  /** The classes of numbers that stand in a relation to a bound. */
  #rangeOf(name: string, bound: number): [from: number, to: number] {
    if (Number.isNaN(bound)) return [0, 0];
    const at = this.#classOfNumber(bound);
    const inclusive = name.endsWith('Inclusive') ? 1 : 0;
    if (name.startsWith('less')) return [firstNumber, at + inclusive];
    return [at + 1 - inclusive, firstNumber + 2 * this.#numbers.length + 1];
  }
}

/** An operator on scalars with nothing but `not:` before it. */
const isPlain = (operator: string): boolean => {
  const { decorators, name } = splitOperator(operator) ?? { decorators: [], name: '' };
  return decorators.every((decorator) => decorator === 'not') && name !== 'contains' && name !== 'doesNotContain';
};
