import { instantSchema, issuesOf, outcomes, parseComplaint, pointer } from '@redress/cases';
import type { Complaint, Issue } from '@redress/cases';
import * as z from 'zod/mini';
import type { ImportMapping, Source, Target, When } from './import-mapping.ts';
import { dayOf, instantOf, readWallTime } from './import-time.ts';

/** What a source knows of how a case ended. What it does not know is absent, and figures over it are unknown. */
export const importHistorySchema = z.strictObject({
  /** The case is over; where this is not `true`, it goes on here. */
  closed: z.optional(z.boolean()),
  resolvedAt: z.optional(instantSchema),
  outcome: z.optional(z.enum(outcomes)),
  /** The source's own flag that the answer came in time; it counts where `resolvedAt` is unknown. */
  onTime: z.optional(z.boolean()),
  /** The customer disputed the answer. */
  disputed: z.optional(z.boolean()),
});
export type ImportHistory = z.infer<typeof importHistorySchema>;

export interface ImportedRow {
  /** The same for the same row in every run. */
  readonly key: string;
  /** RFC 3339 in UTC. */
  readonly receivedAt: string;
  readonly complaint: Complaint;
  readonly history?: ImportHistory;
}

/** A row by its columns' names. */
export type CsvRow = Readonly<Record<string, string>>;

type Value = string | number | boolean | undefined;
type Path = readonly string[];
const issue = (code: string, path: Path, params: Record<string, unknown>): Issue => ({
  code,
  path: pointer(path),
  params,
});

/** Reads one row, and gathers what it could not read. */
export class RowReader {
  readonly issues: Issue[] = [];
  readonly #row: CsvRow;
  readonly #timeZone: string;

  constructor(row: CsvRow, timeZone: string) {
    this.#row = row;
    this.#timeZone = timeZone;
  }

  cell(column: string, path: Path): string {
    const cell = Object.hasOwn(this.#row, column) ? this.#row[column] : undefined;
    // A path into an object leads nowhere where there is no object: a ticket of nobody's.
    if (cell === undefined && !column.includes('.')) this.issues.push(issue('unknown-column', path, { column }));
    return cell?.trim() ?? '';
  }

  value(source: Source, path: Path): Value {
    if ('const' in source) return source.const;
    if ('join' in source) {
      const cells = source.join.map((column) => this.cell(column, path));
      return cells.filter(Boolean).join(source.with ?? ' ') || undefined;
    }
    const cell = this.cell(source.column, path);
    if ('values' in source) return this.#target(lookUp(source, cell), source.column, cell, path);
    if (cell === '') return undefined;
    if ('day' in source) return this.#day(cell, source, path);
    if (source.number) return this.#number(cell, source.column, path);
    return cell;
  }

  values(sources: Readonly<Record<string, Source | undefined>>, path: Path): Record<string, Value> {
    const read = Object.entries(sources).map(
      ([name, source]) => [name, source && this.value(source, [...path, name])] as const,
    );
    return Object.fromEntries(read.filter(([, value]) => value !== undefined));
  }

  instant({ column, pattern, at }: When, path: Path): string | undefined {
    const cell = this.cell(column, path);
    if (cell === '') return undefined;
    const wall = pattern === undefined ? undefined : readWallTime(cell, pattern, at ?? '12:00');
    if (wall) return instantOf(wall, this.#timeZone);
    const time =
      pattern === undefined && /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(cell) ? Date.parse(cell) : NaN;
    if (!Number.isNaN(time)) return new Date(time).toISOString();
    this.issues.push(issue('invalid-time', path, { column, value: cell, pattern: pattern ?? 'RFC 3339' }));
    return undefined;
  }

  #target(target: Target | undefined, column: string, cell: string, path: Path): Value {
    if (target === undefined && cell !== '') this.issues.push(issue('unmapped-value', path, { column, value: cell }));
    if (typeof target !== 'object') return target;
    return target === null ? undefined : this.value(target, path);
  }

  #day(cell: string, { column, day }: { column: string; day: string }, path: Path): Value {
    const wall = readWallTime(cell, day);
    if (!wall) this.issues.push(issue('invalid-time', path, { column, value: cell, pattern: day }));
    return wall && dayOf(wall);
  }

  #number(cell: string, column: string, path: Path): Value {
    if (/^[+-]?\d+(\.\d+)?$/.test(cell)) return Number(cell);
    this.issues.push(issue('invalid-number', path, { column, value: cell }));
    return undefined;
  }
}

const lookUp = (source: Extract<Source, { values: unknown }>, cell: string): Target | undefined =>
  Object.hasOwn(source.values, cell) ? source.values[cell] : source.otherwise;

function readHistory(mapping: ImportMapping, reader: RowReader): Record<string, Value> | undefined {
  if (!mapping.history) return undefined;
  const { resolvedAt, ...rest } = mapping.history;
  const resolved = resolvedAt && reader.instant(resolvedAt, ['history', 'resolvedAt']);
  return { ...reader.values(rest, ['history']), ...(resolved && { resolvedAt: resolved }) };
}

const within = (at: string, issues: readonly Issue[]): Issue[] => issues.map((i) => ({ ...i, path: `${at}${i.path}` }));

/**
 * A row as a complaint with its history, or what is wrong with it. Never throws.
 * Issues point into the result (`/complaint/category`); those of a cell name its `column` and `value`:
 * `unknown-column`, `unmapped-value`, `invalid-time`, `invalid-number`, `required`; the rest are `parseComplaint`'s.
 */
export function mapRow(mapping: ImportMapping, row: CsvRow): ImportedRow | { issues: Issue[] } {
  const reader = new RowReader(row, mapping.timeZone);
  const key = reader.cell(mapping.key, ['key']);
  const receivedAt = reader.instant(mapping.receivedAt, ['receivedAt']);
  const customer = reader.values(mapping.customer ?? {}, ['complaint', 'customer']);
  const fields = reader.values(mapping.fields ?? {}, ['complaint', 'fields']);
  const past = readHistory(mapping, reader);
  const parsed = parseComplaint({
    ...reader.values(mapping.complaint, ['complaint']),
    ...(Object.keys(customer).length && { customer }),
    ...(Object.keys(fields).length && { fields }),
  });
  const history = z.safeParse(z.optional(importHistorySchema), past, { reportInput: true });

  const told = new Set(reader.issues.map(({ path }) => path));
  const missing = [
    ...(key ? [] : [issue('required', ['key'], { column: mapping.key })]),
    ...(receivedAt ? [] : [issue('required', ['receivedAt'], { column: mapping.receivedAt.column })]),
    ...('issues' in parsed ? within('/complaint', parsed.issues) : []),
    ...(history.success ? [] : within('/history', issuesOf(history.error))),
  ].filter(({ path }) => !told.has(path));
  if ('complaint' in parsed && history.success && receivedAt && key && !reader.issues.length) {
    return { key, receivedAt, complaint: parsed.complaint, ...(history.data && { history: history.data }) };
  }
  return { issues: [...reader.issues, ...missing] };
}
