import { issuesOf } from '@redress/cases';
import { DeskError } from '@redress/desk';
import {
  caseDimensions,
  createPurchases,
  type CaseDimension,
  type CorrectiveAction,
  type Purchases,
} from '@redress/metrics';
import { parse } from 'csv-parse/sync';
import * as z from 'zod/mini';

const named = z.string().check(z.minLength(1), z.maxLength(500));

const actionsSchema = z.array(
  z.strictObject({
    id: named,
    title: named,
    owner: named,
    since: z.iso.date(),
    against: z.partialRecord(
      z.enum(caseDimensions as readonly [CaseDimension, ...CaseDimension[]]),
      z.array(z.nullable(z.string())),
    ),
  }),
);

/**
 * Corrective actions as a JSON array, e.g.
 * `[{"id":"1","title":"Second courier","owner":"Kim","since":"2026-08-10","against":{"category":["logistics"]}}]`.
 * @throws DeskError `invalid-query` with a pointer to each fault.
 */
export function parseActions(text: string): CorrectiveAction[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const params = { message: error instanceof Error ? error.message : String(error) };
    throw new DeskError('invalid-query', {}, [{ code: 'invalid-json', path: '', params }]);
  }
  const result = z.safeParse(actionsSchema, value, { reportInput: true });
  if (!result.success) throw new DeskError('invalid-query', {}, issuesOf(result.error));
  return result.data;
}

const faultOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function rowsOf(text: string): Record<string, string>[] {
  try {
    return parse(text, { columns: true, bom: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    throw new DeskError('invalid-query', {}, [{ code: 'invalid-csv', path: '', params: { message: faultOf(error) } }]);
  }
}

/**
 * Purchases as CSV with the columns `customer` (as complaints name them) and `at` (RFC 3339), and an `id` if they have
 * one.
 * @throws DeskError `invalid-query` with a pointer to each row that cannot be used.
 */
export function parsePurchases(text: string): Purchases {
  const purchases = createPurchases();
  const issues = rowsOf(text).flatMap((row, index) => {
    const { customer = '', at = '', id = String(index) } = row;
    return purchases
      .upsert({ id, customer, at, amount: null, currency: null })
      .map((issue) => ({ ...issue, path: `/${index}${issue.path}` }));
  });
  if (issues.length) throw new DeskError('invalid-query', {}, issues);
  return purchases;
}
