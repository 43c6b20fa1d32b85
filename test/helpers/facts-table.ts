import type { CaseFacts } from '@redress/cases';
import { FactsTable, noValue, valueSeparator, type TableColumn } from '@redress/metrics';

/** Rows of facts as a table of columns; `undefined` when their texts hold separators. */
export function factsTable(rows: readonly [CaseFacts, ...CaseFacts[]]): FactsTable | undefined {
  const { acknowledgedAt: _, ...kept } = rows[0];
  const names = Object.keys(kept) as TableColumn[];
  const filled = (name: TableColumn): number => rows.filter((row) => row[name] !== null).length;
  const joined = (name: TableColumn): string | null =>
    filled(name) ? rows.map((row) => (row[name] === null ? noValue : String(row[name]))).join(valueSeparator) : null;
  const record = <V>(of: (name: TableColumn) => V) =>
    Object.fromEntries(names.map((name) => [name, of(name)])) as Record<TableColumn, V>;
  return FactsTable.of(rows.length, record(joined), record(filled));
}
