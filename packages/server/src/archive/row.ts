import { createHash } from 'node:crypto';

/** A row as JSON holds it: booleans as 0 and 1, instants as RFC 3339, bytes as `{ base64 }`. Both databases give the same. */
export type Row = Readonly<Record<string, Value>>;
export type Value = string | number | null | { readonly base64: string };

export function valueOf(value: unknown): Value {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return { base64: Buffer.from(value).toString('base64') };
  // PostgreSQL's json columns come as values.
  return JSON.stringify(value);
}

/** Columns in the order of their names, so that equal rows are equal texts. */
export const rowOf = (columns: Readonly<Record<string, unknown>>): Row =>
  Object.fromEntries(
    Object.keys(columns)
      .sort()
      .map((name) => [name, valueOf(columns[name])]),
  );

/** What a table held: how many rows, and a sum of their SHA-256 that no order changes. */
export interface TableSum {
  readonly rows: number;
  readonly sha256: string;
}

const modulus = 1n << 256n;

/** Adds up the rows of a table: a multiset hash, as two databases give rows in different orders. */
export class RowSum {
  #rows = 0;
  #sum = 0n;

  add(row: Row): void {
    this.#rows++;
    this.#sum += BigInt(`0x${createHash('sha256').update(JSON.stringify(row)).digest('hex')}`);
    if (this.#sum >= modulus) this.#sum -= modulus;
  }

  get total(): TableSum {
    return { rows: this.#rows, sha256: this.#sum.toString(16).padStart(64, '0') };
  }
}
