import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Transform, type Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import type { CsvRow } from '@redress/desk';
import { parse } from 'csv-parse';

/** One row of a file, or what cannot be read as one. `line` counts from 1, a CSV's header included. */
export type Entry = { readonly line: number; readonly row: CsvRow } | { readonly line: number; readonly bad: true };

/** A CSV's records, with the line each ends on. */
async function* csvRows(input: Readable): AsyncGenerator<Entry> {
  const records = input.pipe(parse({ columns: true, bom: true, info: true, relax_column_count: true }));
  input.once('error', (error) => records.destroy(error));
  for await (const { record, info } of records as AsyncIterable<{ record: CsvRow; info: { lines: number } }>) {
    yield { line: info.lines, row: record };
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Values as a CSV's cells would be; what is inside an object also by its path: `via.channel`. */
function cells(value: Record<string, unknown>, prefix = ''): [string, string][] {
  return Object.entries(value).flatMap(([name, each]): [string, string][] => {
    const own: [string, string] = [prefix + name, cellOf(each)];
    return isObject(each) ? [own, ...cells(each, `${prefix}${name}.`)] : [own];
  });
}

const cellOf = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

const entryOf = (line: number, value: unknown): Entry =>
  isObject(value) ? { line, row: Object.fromEntries(cells(value)) } : { line, bad: true };

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** One JSON object a line. */
async function* ndjsonRows(input: Readable): AsyncGenerator<Entry> {
  let line = 0;
  for await (const json of createInterface({ input, crlfDelay: Infinity })) {
    line++;
    if (json.trim()) yield entryOf(line, parsed(json));
  }
}

/** An answer of an API as it was saved: a list of objects, or an object with one list. Lines count the objects. */
async function* jsonRows(input: Readable): AsyncGenerator<Entry> {
  const value = parsed(await text(input));
  const list = isObject(value) ? Object.values(value).find((each) => Array.isArray(each)) : value;
  if (!Array.isArray(list)) {
    yield { line: 1, bad: true };
    return;
  }
  for (const [index, each] of list.entries()) yield entryOf(index + 1, each);
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

const readers = [
  [/\.(ndjson|jsonl)(\.gz)?$/i, ndjsonRows],
  [/\.json(\.gz)?$/i, jsonRows],
] as const;

/** The rows of a file in batches: `.csv`, `.ndjson` or `.json`, also gzipped. */
export function readRows(
  path: string,
  size: number,
): { readonly batches: AsyncGenerator<Entry[]>; readonly bytes: () => number } {
  const { input, bytes } = counted(path);
  const read = readers.find(([pattern]) => pattern.test(path))?.[1] ?? csvRows;
  return { batches: batched(read(input), size), bytes };
}

async function* batched(entries: AsyncIterable<Entry>, size: number): AsyncGenerator<Entry[]> {
  let batch: Entry[] = [];
  for await (const entry of entries) {
    batch.push(entry);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length) yield batch;
}
