import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Transform, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { customerKey, type Issue } from '@redress/cases';
import {
  DeskError,
  mapRow,
  mappedColumns,
  type CsvRow,
  type Desk,
  type ImportedRow,
  type ImportMapping,
} from '@redress/desk';
import { parse } from 'csv-parse';

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
  readonly signal?: AbortSignal;
  /** Called every now and then with the rows read and the share of the file read, 0 to 1. */
  readonly onProgress?: (progress: { readonly rows: number; readonly fraction: number }) => void;
}

interface Line {
  readonly line: number;
  readonly row: CsvRow;
}

/** A CSV's records, with the line each ends on. */
async function* csvLines(input: Readable): AsyncGenerator<Line> {
  const records = input.pipe(parse({ columns: true, bom: true, info: true, relax_column_count: true }));
  input.once('error', (error) => records.destroy(error));
  for await (const { record, info } of records as AsyncIterable<{ record: CsvRow; info: { lines: number } }>) {
    yield { line: info.lines, row: record };
  }
}

const flat = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** One JSON object a line; its values are read as a CSV's cells would be. */
async function* jsonLines(input: Readable): AsyncGenerator<Entry> {
  let line = 0;
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    line++;
    if (!text.trim()) continue;
    const value = parsed(text);
    if (value) yield { line, row: Object.fromEntries(Object.entries(value).map(([key, each]) => [key, flat(each)])) };
    else yield { line, bad: true };
  }
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** How far a file has been read, by the bytes that came off the disk. */
function counted(path: string): { readonly input: Readable; readonly bytes: () => number } {
  let bytes = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const file = createReadStream(path);
  file.once('error', (error) => counter.destroy(error));
  const raw = file.pipe(counter);
  if (!path.endsWith('.gz')) return { input: raw, bytes: () => bytes };
  const gunzip = createGunzip();
  raw.once('error', (error) => gunzip.destroy(error));
  return { input: raw.pipe(gunzip), bytes: () => bytes };
}

/** Rows that are under way at once: a store commits together what comes together. */
const atOnce = 128;

type Entry = Line | { readonly line: number; readonly bad: true };
type Became = 'created' | 'known' | readonly Issue[];

async function importRow(desk: Desk, row: ImportedRow, source: string): Promise<Became> {
  try {
    return (await desk.importRow(row, source)).created ? 'created' : 'known';
  } catch (error) {
    if (!(error instanceof DeskError) || error.code !== 'invalid-complaint') throw error;
    return error.issues;
  }
}

/** Rows of one customer wait for each other: how often someone complained before is counted in the store. */
async function importBatch(desk: Desk, mapping: ImportMapping, batch: readonly Entry[], source: string) {
  const latest = new Map<string, Promise<Became>>();
  return Promise.all(
    batch.map(async (entry): Promise<Became> => {
      if ('bad' in entry) return [{ code: 'invalid-json', path: '' }];
      const mapped = mapRow(mapping, entry.row);
      if ('issues' in mapped) return mapped.issues;
      const customer = customerKey(mapped.complaint) ?? `row ${entry.line}`;
      const before = latest.get(customer);
      const mine = before ? before.then(() => importRow(desk, mapped, source)) : importRow(desk, mapped, source);
      latest.set(customer, mine);
      return mine;
    }),
  );
}

async function* batches(entries: AsyncIterable<Entry>): AsyncGenerator<Entry[]> {
  let batch: Entry[] = [];
  for await (const entry of entries) {
    batch.push(entry);
    if (batch.length < atOnce) continue;
    yield batch;
    batch = [];
  }
  if (batch.length) yield batch;
}

/**
 * Import a file of another system's complaints: `.csv` or `.ndjson`, also gzipped. A row is imported whole or not at
 * all, and once: a second run skips what the first did, so one that was stopped goes on where it was.
 * @throws DeskError `invalid-mapping` when the file lacks columns that the mapping reads.
 */
export async function importFile(
  desk: Desk,
  path: string,
  mapping: ImportMapping,
  options: ImportOptions,
): Promise<ImportReport> {
  const { size } = await stat(path);
  const { input, bytes } = counted(path);
  const lines = /\.(ndjson|jsonl)(\.gz)?$/.test(path) ? jsonLines(input) : csvLines(input);
  const refused: RefusedRow[] = [];
  let [rows, created, known] = [0, 0, 0];
  for await (const batch of batches(lines)) {
    if (options.signal?.aborted) return { rows, created, known, refused, stopped: true };
    const first = batch[0];
    if (rows === 0 && first && 'row' in first) mustHaveColumns(mapping, first.row);
    const results = await importBatch(desk, mapping, batch, options.source);
    results.forEach((became, index) => {
      if (became === 'created') created++;
      else if (became === 'known') known++;
      else refused.push({ line: batch[index]?.line ?? 0, issues: became });
    });
    rows += batch.length;
    options.onProgress?.({ rows, fraction: size ? Math.min(1, bytes() / size) : 1 });
  }
  options.onProgress?.({ rows, fraction: 1 });
  return { rows, created, known, refused, stopped: false };
}

/** A mapping for another file is told apart from bad rows: once, before the first. */
function mustHaveColumns(mapping: ImportMapping, row: CsvRow): void {
  const missing = mappedColumns(mapping).filter((column) => !Object.hasOwn(row, column));
  if (!missing.length) return;
  throw new DeskError(
    'invalid-mapping',
    {},
    missing.map((column) => ({ code: 'unknown-column', path: '', params: { column } })),
  );
}
