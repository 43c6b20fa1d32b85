import { customerKey, issuesOf, type Issue } from '@redress/cases';
import * as z from 'zod/mini';
import { DeskError } from './desk-error.ts';
import type { KeptPurchase, PurchaseLog } from './purchase-log.ts';

const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(500));

/** A purchase as the company's own systems tell it. */
export const purchaseSchema = z
  .strictObject({
    /** Of the source: told again, it is the same purchase. */
    id: text,
    at: z.iso.datetime({ offset: true }),
    /** Whoever it was, by any of what complaints know customers by. */
    customer: z.strictObject({
      ref: z.optional(text),
      email: z.optional(z.email()),
      phone: z.optional(text),
    }),
    amount: z.optional(z.nullable(z.number())),
    currency: z.optional(z.nullable(z.string().check(z.regex(/^[A-Z]{3}$/)))),
    orderRef: z.optional(z.nullable(text)),
  })
  .check(z.refine((it) => keyOf(it.customer) !== null, { error: 'required', path: ['customer'] }));
export type PurchaseInput = z.input<typeof purchaseSchema>;

/** Told in one request. */
export const mostPurchases = 5_000;

function keyOf(customer: { ref?: string | undefined; email?: string | undefined; phone?: string | undefined }) {
  return customerKey({ customer } as Parameters<typeof customerKey>[0]);
}

/** One purchase, with the key that the rows of facts have for its customer; or what is wrong with it. */
export function readPurchase(input: unknown): { purchase: KeptPurchase } | { issues: Issue[] } {
  const parsed = z.safeParse(purchaseSchema, input, { reportInput: true });
  if (!parsed.success) return { issues: issuesOf(parsed.error) };
  const { id, at, customer, amount = null, currency = null, orderRef = null } = parsed.data;
  const purchase = { id, customer: keyOf(customer) ?? '', at: new Date(at).toISOString(), amount, currency, orderRef };
  return { purchase };
}

/** Customers' purchases, stored once each. */
export class PurchaseBook {
  readonly #store: PurchaseLog;

  constructor(store: PurchaseLog) {
    this.#store = store;
  }

  /**
   * Adds purchases, or replaces those with their ids: all or, when one is wrong, none.
   * @returns how many were new.
   * @throws DeskError `invalid-purchases` with a pointer to each fault.
   */
  async add(input: unknown): Promise<{ readonly added: number; readonly known: number }> {
    const list = z.safeParse(z.array(z.unknown()).check(z.maxLength(mostPurchases)), input);
    if (!list.success) throw new DeskError('invalid-purchases', {}, issuesOf(list.error));
    const read = list.data.map(readPurchase);
    const issues = read.flatMap((it, index) =>
      'issues' in it ? it.issues.map((issue) => ({ ...issue, path: `/${index}${issue.path}` })) : [],
    );
    if (issues.length) throw new DeskError('invalid-purchases', {}, issues);
    return this.put(read.flatMap((it) => ('purchase' in it ? [it.purchase] : [])));
  }

  async put(purchases: readonly KeptPurchase[]): Promise<{ readonly added: number; readonly known: number }> {
    const added = await this.#store.putPurchases(purchases);
    return { added, known: purchases.length - added };
  }
}
