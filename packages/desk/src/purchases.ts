import { customerKey, issuesOf, type Issue } from '@redress/cases';
import { createPurchases, type Purchases } from '@redress/metrics';
import * as z from 'zod/mini';
import { DeskError } from './desk-error.ts';
import type { Store } from './ports.ts';
import type { KeptPurchase } from './purchase-log.ts';

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

/** Customers' purchases: stored once each, and read for the figures only when they have changed. */
export class PurchaseBook {
  readonly #store: Store;
  #read: { readonly version: number; readonly purchases: Purchases } | undefined;

  constructor(store: Store) {
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

  /** All purchases, for the figures; `undefined` where nobody ever told of any. */
  async all(): Promise<Purchases | undefined> {
    // Taken first: what changes meanwhile is read again next time.
    const version = await this.#store.purchasesVersion();
    if (version === 0) return undefined;
    if (this.#read?.version !== version) {
      const purchases = createPurchases();
      for await (const batch of this.#store.purchases()) for (const purchase of batch) purchases.upsert(purchase);
      this.#read = { version, purchases };
    }
    return this.#read.purchases.size ? this.#read.purchases : undefined;
  }
}
