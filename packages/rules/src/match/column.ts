import type { Leaf, Node, Operand } from '../program.ts';
import { Dimension } from './dimension.ts';
import type { Literal, Row } from './rows.ts';

/** Where one operand, or one part that is evaluated as a whole, narrows the rows. */
export interface Column {
  readonly literals: { readonly row: number; readonly node: Node; readonly held: boolean }[];
  readonly operand: Operand | undefined;
  /** The slot whose value alone it depends on, or -1. */
  readonly slot: number;
  readonly node: Node;
  dimension: Dimension | undefined;
  /** Where the column's bits start in the table; its last line is scratch space. */
  offset: number;
  lines: number;
  /** How many rows a line rules out on average; 0 where nothing can be looked up. */
  weight: number;
}

/** Whether a column may change between stages: it asks for their results, or is evaluated as a whole and might. */
export const isChanging = ({ operand }: Column): boolean =>
  operand === undefined || operand.fact === 'severity' || operand.fact === 'department';

/** The columns of a table of rows: one for each operand, one for each part that is evaluated as a whole. */
export function columnsOf(rows: readonly Row[]): Column[] {
  const columns = new Map<string, Column>();
  rows.forEach((literals, row) => {
    for (const { node, held, operand } of literals) {
      const key = columnKey(node, operand);
      let column = columns.get(key);
      if (!column) {
        const slot = operand && operand.path === undefined ? operand.slot : -1;
        column = { literals: [], operand, slot, node, dimension: undefined, offset: 0, lines: 2, weight: 0 };
        columns.set(key, column);
      }
      column.literals.push({ row, node, held });
    }
  });
  for (const column of columns.values()) {
    if (!column.operand) continue;
    column.dimension = new Dimension(column.literals.flatMap(({ node }) => [...leavesUnder(node)]));
    column.lines = column.dimension.size + 1;
  }
  return [...columns.values()];
}

const columnKey = (node: Node, operand: Literal['operand']): string =>
  operand ? `${String(operand.slot)}${operand.path ?? ''}` : `#${String(node.id)}`;

function* leavesUnder(node: Node): Generator<Leaf> {
  if (node.kind === 'leaf') yield node.leaf;
  else if (node.kind === 'not') yield* leavesUnder(node.child);
  else for (const child of node.children) yield* leavesUnder(child);
}
