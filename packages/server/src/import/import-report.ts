import type { Issue } from '@redress/cases';
import { csvText } from '@redress/metrics/written';

/** A row that was not imported, with what is wrong in it. `line` counts from 1, the header included. */
export interface RefusedRow {
  readonly line: number;
  readonly issues: readonly Issue[];
}

export interface ImportReport {
  /** Rows read, whatever became of them. */
  readonly rows: number;
  readonly created: number;
  /** Rows that an earlier run had imported. */
  readonly known: number;
  readonly refused: readonly RefusedRow[];
  /** It was stopped before the end of the file; running it again goes on. */
  readonly stopped: boolean;
}

export interface ImportOptions {
  /** Names the system the rows come from: rows of one source are told apart by their keys. */
  readonly source: string;
  readonly signal?: AbortSignal | undefined;
  /** Called every now and then with the rows read and the share of the file read, 0 to 1. */
  readonly onProgress?: (progress: { readonly rows: number; readonly fraction: number }) => void;
}

const textOf = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/**
 * Refused rows as CSV, one line a fault: the line, the column and what stood there where a cell is to blame, the fault's
 * code, and where in the complaint it shows.
 */
export function refusedCsv(refused: readonly RefusedRow[]): string {
  const lines = refused.flatMap(({ line, issues }) =>
    issues.map(({ code, path, params = {} }) => {
      const { column, value, ...rest } = params;
      const detail = Object.keys(rest).length ? JSON.stringify(rest) : '';
      return [String(line), ...[column, value, code, path, detail].map((it) => csvText(textOf(it)))].join(',');
    }),
  );
  return `\ufeff${['line,column,value,reason,where,detail', ...lines].join('\r\n')}\r\n`;
}
