import { issuesOf, type Issue } from '@redress/cases';
import * as z from 'zod/mini';
import { columnsOfSource, sourceSchema, whenSchema } from './import-mapping.ts';
import { RowReader, type CsvRow } from './import-row.ts';
import { isTimeZone } from './import-time.ts';
import { readPurchase } from './purchases.ts';
import type { KeptPurchase } from './purchase-log.ts';

/** How a file of purchases is read; sources and times are those of `importMappingSchema`. */
export const purchaseMappingSchema = z.strictObject({
  format: z.literal('redress-purchases/1'),
  /** The column that tells purchases apart: one that came before is the same one. */
  key: z.string().check(z.minLength(1)),
  timeZone: z.string().check(z.refine(isTimeZone, { error: 'unknown_time_zone' })),
  at: whenSchema,
  /** At least one: whatever complaints know the customer by. */
  customer: z.strictObject({
    ref: z.optional(sourceSchema),
    email: z.optional(sourceSchema),
    phone: z.optional(sourceSchema),
  }),
  amount: z.optional(sourceSchema),
  currency: z.optional(sourceSchema),
  orderRef: z.optional(sourceSchema),
});
export type PurchaseMapping = z.infer<typeof purchaseMappingSchema>;

/** Check that a value is a mapping of purchases. Never throws. */
export function parsePurchaseMapping(input: unknown): { mapping: PurchaseMapping } | { issues: Issue[] } {
  const parsed = z.safeParse(purchaseMappingSchema, input, { reportInput: true });
  return parsed.success ? { mapping: parsed.data } : { issues: issuesOf(parsed.error) };
}

/** The columns that a mapping reads, each once. */
export function purchaseColumns({ key, at, customer, amount, currency, orderRef }: PurchaseMapping): string[] {
  const found = [...Object.values(customer), amount, currency, orderRef].filter((it) => it !== undefined);
  return [...new Set([key, at.column, ...found.flatMap(columnsOfSource)])];
}

/** A row as a purchase, or what is wrong with it. Its id is told apart from other sources' by the source's name. */
export function mapPurchase(
  mapping: PurchaseMapping,
  row: CsvRow,
  source: string,
): { purchase: KeptPurchase } | { issues: Issue[] } {
  const reader = new RowReader(row, mapping.timeZone);
  const { amount, currency, orderRef } = mapping;
  const id = reader.cell(mapping.key, ['id']);
  const at = reader.instant(mapping.at, ['at']);
  const customer = reader.values(mapping.customer, ['customer']);
  const rest = reader.values({ amount, currency, orderRef }, []);
  const read = readPurchase({ id: id && `${source}:${id}`, at, customer, ...rest });
  const told = new Set(reader.issues.map(({ path }) => path));
  if ('purchase' in read && !reader.issues.length) return read;
  return { issues: [...reader.issues, ...('issues' in read ? read.issues.filter(({ path }) => !told.has(path)) : [])] };
}
