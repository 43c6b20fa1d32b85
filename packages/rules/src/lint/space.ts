import { isKeywordOperator } from '../keywords.ts';
import type { Policy } from '../policy.ts';
import type { Leaf, Node } from '../program.ts';
import { RowMaker, type Row } from '../match/rows.ts';
import type { CompiledRule, RuleSet } from '../ruleset.ts';
import { domainOf } from './domain.ts';

/** One fact, or one keyword condition, with the values that stand for all it can be. */
export interface Axis {
  readonly fact: string;
  readonly path: string | undefined;
  /** The keyword condition, whose values are `true` and `false`. */
  readonly keywords: Leaf | undefined;
  readonly values: readonly unknown[];
  readonly exact: boolean;
  /** All values, as bits. */
  readonly full: bigint;
}

/** A set of complaints: for some axes, by index, the values allowed, as bits. Other axes are free. */
export type Box = ReadonlyMap<number, bigint>;

/** The complaints for which a rule fires. */
export interface Region {
  /** Outside of these it does not fire, where the region is complete. */
  readonly boxes: readonly Box[];
  /** Within these it does. */
  readonly sure: readonly Box[];
  readonly complete: boolean;
}

/** Bits of truth tables beyond which a policy is too large to be decided. */
const mostBits = 50_000_000;

/** All complaints as far as a policy can tell them apart. */
export class Space {
  readonly axes: readonly Axis[];
  /** The truth tables would take too much memory: nothing must be asked of this space. */
  readonly tooLarge: boolean;
  readonly #axisOf = new Map<string, number>();
  readonly #truth = new Map<number, bigint>();
  readonly #soleAxes = new Map<number, number>();
  readonly #nodeBits = new Map<number, bigint>();
  readonly #maker = new RowMaker();
  readonly #regions = new Map<number, Region>();

  constructor(policy: Policy, { program }: RuleSet) {
    const groups = new Map<string, Leaf[]>();
    for (const leaf of program.leaves) {
      const key = keyOf(leaf);
      const group = groups.get(key);
      if (group) group.push(leaf);
      else groups.set(key, [leaf]);
    }
    const size = policy.categories.length + policy.departments.length;
    const bits = [...groups.values()].reduce((sum, { length }) => sum + length * (2 * length + size), 0);
    this.tooLarge = bits > mostBits;
    this.axes = [...groups].map(([key, leaves], index) => {
      this.#axisOf.set(key, index);
      return axisOf(policy, leaves);
    });
  }

  axis(fact: string): number | undefined {
    return this.#axisOf.get(`${fact}\0`);
  }

  /** Whether a leaf holds always, never or sometimes; undefined where it can't be said. */
  truthOf(leaf: Leaf): 'always' | 'never' | 'sometimes' | undefined {
    const axis = this.axes[this.#axisOf.get(keyOf(leaf)) ?? -1];
    if (!axis || axis.keywords || !axis.exact) return undefined;
    const bits = this.#bits(leaf, axis);
    return bits === 0n ? 'never' : bits === axis.full ? 'always' : 'sometimes';
  }

  region(rule: CompiledRule): Region {
    let region = this.#regions.get(rule.index);
    if (!region) {
      region = this.regionOf(rule.node, true);
      this.#regions.set(rule.index, region);
    }
    return region;
  }

  regionOf(node: Node, held: boolean): Region {
    const boxes: Box[] = [];
    const sure: Box[] = [];
    let complete = true;
    for (const row of this.#maker.rows(node, held)) {
      const { box, sound } = this.#boxOf(row);
      if (box) boxes.push(box);
      if (box && sound) sure.push(box);
      if (!box && !sound) complete = false;
    }
    return { boxes, sure, complete };
  }

  /** The complaints of a row; none if nothing is left on an axis. Sound if the values of its axes say it all. */
  #boxOf(row: Row): { box: Box | undefined; sound: boolean } {
    const box = new Map<number, bigint>();
    let sound = true;
    for (const { node, held } of row) {
      const index = this.#soleAxis(node);
      const axis = this.axes[index];
      if (!axis || axis.values.length === 0) {
        sound = false;
        continue;
      }
      const bits = this.#bitsOf(node, axis);
      const left = (box.get(index) ?? axis.full) & (held ? bits : axis.full & ~bits);
      const says = axis.exact || axis.keywords !== undefined;
      if (left === 0n) return { box: undefined, sound: says };
      if (!says) sound = false;
      box.set(index, left);
    }
    return { box, sound };
  }

  /** The axis that a node depends on alone, or -1. */
  #soleAxis(node: Node): number {
    let sole = this.#soleAxes.get(node.id);
    if (sole === undefined) {
      sole = this.#findSoleAxis(node);
      this.#soleAxes.set(node.id, sole);
    }
    return sole;
  }

  #findSoleAxis(node: Node): number {
    if (node.kind === 'leaf') return this.#axisOf.get(keyOf(node.leaf)) ?? -1;
    const parts = node.kind === 'not' ? [node.child] : node.children;
    const [first = -1, ...rest] = parts.map((part) => this.#soleAxis(part));
    return rest.every((index) => index === first) ? first : -1;
  }

  #bitsOf(node: Node, axis: Axis): bigint {
    let bits = this.#nodeBits.get(node.id);
    if (bits === undefined) {
      bits = this.#findBits(node, axis);
      this.#nodeBits.set(node.id, bits);
    }
    return bits;
  }

  #findBits(node: Node, axis: Axis): bigint {
    switch (node.kind) {
      case 'leaf':
        return this.#bits(node.leaf, axis);
      case 'not':
        return axis.full & ~this.#bitsOf(node.child, axis);
      case 'all':
        return node.children.reduce((bits, child) => bits & this.#bitsOf(child, axis), axis.full);
      case 'any':
        return node.children.reduce((bits, child) => bits | this.#bitsOf(child, axis), 0n);
    }
  }

  #bits(leaf: Leaf, axis: Axis): bigint {
    let bits = this.#truth.get(leaf.id);
    if (bits === undefined) {
      bits = axis.keywords ? 1n : truthTable(leaf, axis.values);
      this.#truth.set(leaf.id, bits);
    }
    return bits;
  }
}

function truthTable(leaf: Leaf, values: readonly unknown[]): bigint {
  if ('slot' in leaf.right) return 0n;
  const { value: expected } = leaf.right;
  const digits = values.map((value) => (leaf.compare(value, expected) ? '1' : '0')).reverse();
  return BigInt(`0b${digits.join('')}`);
}

const keyOf = ({ id, left, right, operator }: Leaf): string =>
  isKeywordOperator(operator) || 'slot' in right ? `#${String(id)}` : `${left.fact}\0${left.path ?? ''}`;

function axisOf(policy: Policy, leaves: readonly Leaf[]): Axis {
  const [leaf] = leaves;
  const { fact = '', path } = leaf?.left ?? {};
  if (leaf && 'slot' in leaf.right) return { fact, path, keywords: undefined, values: [], exact: false, full: 0n };
  if (leaf && isKeywordOperator(leaf.operator)) {
    return { fact, path, keywords: leaf, values: [true, false], exact: false, full: 3n };
  }
  const { values, exact } = domainOf(policy, fact, leaves);
  return { fact, path, keywords: undefined, values, exact, full: (1n << BigInt(values.length)) - 1n };
}
