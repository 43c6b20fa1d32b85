import { isKeywordOperator } from '../keywords.ts';
import { splitOperator } from '../operators.ts';
import type { Leaf, Node, Operand } from '../program.ts';

/** A part of a rule's conditions that must hold, or must not; with an operand if it depends on that alone. */
export interface Literal {
  readonly node: Node;
  readonly held: boolean;
  readonly operand: Operand | undefined;
}

/** Literals that make a rule fire together. A rule has one row or several; each is enough. */
export type Row = readonly Literal[];

/** More rows than this are not worth their bits: the part is evaluated as a whole instead. */
const mostRows = 8;
/** Leaves over one operand that are still put into classes together. */
const mostLeaves = 256;

/** Takes conditions apart into rows, each shared part once. */
export class RowMaker {
  readonly #rows = new Map<number, readonly Row[]>();
  readonly #singles = new Map<number, Single | null>();

  rows(node: Node, held = true): readonly Row[] {
    const key = keyOf(node, held);
    let rows = this.#rows.get(key);
    if (!rows) {
      rows = this.#make(node, held);
      if (rows.length > mostRows) rows = [[this.#whole(node, held)]];
      this.#rows.set(key, rows);
    }
    return rows;
  }

  #make(node: Node, held: boolean): readonly Row[] {
    if (node.kind === 'leaf' || this.#operandOf(node)) return [[this.#whole(node, held)]];
    if (node.kind === 'not') return this.rows(node.child, !held);
    const parts = node.children.map((child) => this.rows(child, held));
    if ((node.kind === 'any') === held) return parts.flat();
    const product = parts.reduce((count, rows) => Math.min(count * rows.length, mostRows + 1), 1);
    if (product === 0) return [];
    const own = parts.map((rows, i): readonly Row[] => {
      const child = node.children[i];
      return product <= mostRows || rows.length === 1 || !child ? rows : [[this.#whole(child, held)]];
    });
    const common = own.flatMap((rows) => (rows.length === 1 ? (rows[0] ?? []) : []));
    const choices = own.filter((rows) => rows.length > 1);
    return choices
      .reduce<readonly Row[]>((rows, part) => rows.flatMap((row) => part.map((more) => [...row, ...more])), [common])
      .map(distinct);
  }

  #whole(node: Node, held: boolean): Literal {
    return { node, held, operand: this.#operandOf(node) };
  }

  /** The one operand that a node depends on, where its values can be put into classes. */
  #operandOf(node: Node): Operand | undefined {
    return this.#singleOf(node)?.operand;
  }

  #singleOf(node: Node): Single | undefined {
    let single = this.#singles.get(node.id);
    if (single === undefined) {
      single = this.#findSingle(node) ?? null;
      this.#singles.set(node.id, single);
    }
    return single ?? undefined;
  }

  #findSingle(node: Node): Single | undefined {
    if (node.kind === 'leaf') return isClassed(node.leaf) ? { operand: node.leaf.left, size: 1 } : undefined;
    const parts = (node.kind === 'not' ? [node.child] : node.children).map((child) => this.#singleOf(child));
    const [first] = parts;
    if (!first) return undefined;
    let size = 0;
    for (const part of parts) {
      if (!part || !sameOperand(part.operand, first.operand)) return undefined;
      size += part.size;
    }
    return size <= mostLeaves ? { operand: first.operand, size } : undefined;
  }
}

/** A part that depends on one operand alone, and how many leaves it has, shared ones as often as they are used. */
interface Single {
  readonly operand: Operand;
  readonly size: number;
}

const keyOf = ({ id }: Node, held: boolean): number => 2 * id + (held ? 1 : 0);

function distinct(row: Row): Row {
  const seen = new Map(row.map((literal) => [keyOf(literal.node, literal.held), literal]));
  return seen.size === row.length ? row : [...seen.values()];
}

export const sameOperand = (a: Operand, b: Operand): boolean => a.slot === b.slot && a.path === b.path;

/** Whether a scalar's class says if a leaf holds: a literal to compare with, and no operator that looks into it. */
function isClassed({ right, operator }: Leaf): boolean {
  if ('slot' in right || isKeywordOperator(operator)) return false;
  const first = splitOperator(operator)?.decorators.find((decorator) => decorator !== 'not');
  return first === undefined || first === 'someFact' || first === 'everyFact';
}
