import { issuesOf, type Issue } from '@redress/cases';
import * as z from 'zod/mini';
import { isTimePattern, isTimeZone } from './import-time.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const column = z.string().check(z.minLength(1));
/** A pattern of `yyyy`, `MM`, `dd`, `HH`, `mm`, `ss` and what stands between them. */
const pattern = z.string().check(z.refine(isTimePattern, { error: 'invalid_time_pattern' }));

/**
 * Where a value comes from: always the same (`const`); a column's cell, read as text, number or day; several cells in
 * one text, empty ones left out (`join`); or a cell looked up in `values`. There `null` leaves the value out, and a
 * source goes on with another column. A cell that `values` does not list takes `otherwise`; without it, an empty cell
 * leaves the value out and any other is a fault.
 */
export type Source =
  | { const: string | number | boolean }
  | { join: string[]; with?: string | undefined }
  | { column: string; number?: true | undefined }
  | { column: string; day: string }
  | { column: string; values: Record<string, Target>; otherwise?: Target | undefined };
export type Target = string | number | boolean | null | Source;

const target: z.ZodMiniType<Target> = z.union([z.nullable(scalar), z.lazy(() => source)]);
const source: z.ZodMiniType<Source> = z.union([
  z.strictObject({ const: scalar }),
  z.strictObject({ join: z.array(column).check(z.minLength(1)), with: z.optional(z.string()) }),
  z.strictObject({ column, number: z.optional(z.literal(true)) }),
  z.strictObject({ column, day: pattern }),
  z.strictObject({ column, values: z.record(z.string(), target), otherwise: z.optional(target) }),
]);
export const sourceSchema: z.ZodMiniType<Source> = source;
const sources = z.record(z.string(), source);

/** An instant in a column: RFC 3339 without a `pattern`; with one, local time, at `at` (noon) if it names no time. */
export const whenSchema = z.strictObject({
  column,
  pattern: z.optional(pattern),
  at: z.optional(z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))),
});
export type When = z.infer<typeof whenSchema>;

export const importMappingSchema = z.strictObject({
  format: z.literal('redress-import/1'),
  /** The column that tells rows apart: a row imported before is not imported again. */
  key: column,
  /** IANA name of the time zone in which patterns are read. */
  timeZone: z.string().check(z.refine(isTimeZone, { error: 'unknown_time_zone' })),
  receivedAt: whenSchema,
  /** By the names of the complaint's fields. */
  complaint: sources,
  customer: z.optional(sources),
  /** The policy's own facts. */
  fields: z.optional(sources),
  /** What is known of how the case ended. */
  history: z.optional(
    z.strictObject({
      closed: z.optional(source),
      resolvedAt: z.optional(whenSchema),
      outcome: z.optional(source),
      onTime: z.optional(source),
      disputed: z.optional(source),
    }),
  ),
});
export type ImportMapping = z.infer<typeof importMappingSchema>;

/** Check that a value is a mapping. Never throws. */
export function parseImportMapping(input: unknown): { mapping: ImportMapping } | { issues: Issue[] } {
  const parsed = z.safeParse(importMappingSchema, input, { reportInput: true });
  return parsed.success ? { mapping: parsed.data } : { issues: issuesOf(parsed.error) };
}

const columnsOfTarget = (value: Target | undefined): string[] =>
  typeof value === 'object' && value !== null ? columnsOfSource(value) : [];

export function columnsOfSource(value: Source): string[] {
  if ('const' in value) return [];
  if ('join' in value) return value.join;
  if (!('values' in value)) return [value.column];
  return [value.column, ...[...Object.values(value.values), value.otherwise].flatMap(columnsOfTarget)];
}

/** The columns that a mapping reads, each once. */
export function mappedColumns({ key, receivedAt, complaint, customer, fields, history = {} }: ImportMapping): string[] {
  const { resolvedAt, ...known } = history;
  const whens = [receivedAt, resolvedAt].flatMap((item) => item?.column ?? []);
  const found = [complaint, customer, fields, known].flatMap((group) => Object.values(group ?? {}));
  return [...new Set([key, ...whens, ...found.flatMap(columnsOfTarget)])];
}
