import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { csvText } from '@redress/metrics/written';
import { openSource } from '../archive/place.ts';
import type { Source } from '../archive/database.ts';
import type { Row } from '../archive/row.ts';
import { UsageError, type CliCommand, type Terminal } from './command.ts';
import { whereOf, whereOptions, whereUsage } from './where.ts';

/** What can be exported, and the table it is in. */
const tables = { facts: 'case_facts', events: 'events', purchases: 'purchases' } as const;
const formats = ['csv', 'ndjson'] as const;

function csvCell(value: Row[string] | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  return csvText(typeof value === 'string' ? value : value.base64);
}

const csvLine = (cells: readonly string[]): string => `${cells.join(',')}\r\n`;

async function* csv(rows: AsyncIterable<readonly Row[]>): AsyncGenerator<string> {
  let columns: string[] | undefined;
  for await (const batch of rows) {
    if (!columns) {
      columns = Object.keys(batch[0] ?? {});
      yield csvLine(columns);
    }
    const names = columns;
    yield batch.map((row) => csvLine(names.map((name) => csvCell(row[name])))).join('');
  }
}

async function* ndjson(rows: AsyncIterable<readonly Row[]>): AsyncGenerator<string> {
  for await (const batch of rows) yield batch.map((row) => `${JSON.stringify(row)}\n`).join('');
}

async function write(text: AsyncIterable<string>, out: string | undefined, terminal: Terminal): Promise<void> {
  if (out === undefined) {
    for await (const part of text) {
      if (terminal.signal.aborted) return;
      terminal.out(part);
    }
    return;
  }
  const temporary = `${out}.part`;
  try {
    await pipeline(Readable.from(text), createWriteStream(temporary, { mode: 0o600 }), { signal: terminal.signal });
    await rename(temporary, out);
  } finally {
    await rm(temporary, { force: true });
  }
}

function pick<T extends string>(given: string, allowed: readonly T[], name: string): T {
  const found = allowed.find((each) => each === given);
  if (found === undefined) throw new UsageError(`--${name}, one of ${allowed.join(', ')}`);
  return found;
}

/** Writes a table for other people's tools, as of one moment. */
export const exportCommand: CliCommand = {
  usage: `export [--what facts|events|purchases] [--format csv|ndjson] [--out FILE] ${whereUsage}`,
  summary: 'write the cases’ facts, the log or the purchases for other tools; also while the server runs',
  async run(args, terminal) {
    const { values } = parseArgs({
      args,
      options: {
        ...whereOptions,
        what: { type: 'string', default: 'facts' },
        format: { type: 'string', default: 'csv' },
        out: { type: 'string' },
      },
    });
    const what = pick(values.what, Object.keys(tables) as (keyof typeof tables)[], 'what');
    const format = pick(values.format, formats, 'format');
    const source: Source = await openSource(whereOf(values));
    try {
      const rows = source.rows(tables[what]);
      await write(format === 'csv' ? csv(rows) : ndjson(rows), values.out, terminal);
    } finally {
      await source.close();
    }
    return 0;
  },
};
