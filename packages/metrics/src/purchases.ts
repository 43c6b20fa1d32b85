import type { Issue } from '@redress/cases';
import { parseInstant } from './instant.ts';

/** What a customer bought, from the company's own records. */
export interface Purchase {
  readonly id: string;
  /** The same key as in the rows of facts. */
  readonly customer: string;
  /** RFC 3339. */
  readonly at: string;
  readonly amount: number | null;
  /** ISO 4217. */
  readonly currency: string | null;
}

/** Purchases by customer; the times are sorted. */
export class Purchases {
  readonly #byId = new Map<string, Purchase>();
  readonly #times = new Map<string, Map<string, number>>();

  get size(): number {
    return this.#byId.size;
  }

  /**
   * Adds a purchase, or replaces the one with its id.
   * @returns `bad-instant` or `bad-customer` when it can't be used; then it is left out
   */
  upsert(purchase: Purchase): Issue[] {
    const at = parseInstant(purchase.at);
    if (Number.isNaN(at)) return [{ code: 'bad-instant', path: '/at' }];
    if (!purchase.customer) return [{ code: 'bad-customer', path: '/customer' }];
    this.remove(purchase.id);
    this.#byId.set(purchase.id, purchase);
    const times = this.#times.get(purchase.customer) ?? new Map<string, number>();
    this.#times.set(purchase.customer, times.set(purchase.id, at));
    return [];
  }

  remove(id: string): boolean {
    const known = this.#byId.get(id);
    if (!known) return false;
    const times = this.#times.get(known.customer);
    times?.delete(id);
    if (!times?.size) this.#times.delete(known.customer);
    return this.#byId.delete(id);
  }

  all(): Iterable<Purchase> {
    return this.#byId.values();
  }

  /** When a customer bought, in milliseconds since 1970, oldest first. */
  timesOf(customer: string): number[] {
    return [...(this.#times.get(customer)?.values() ?? [])].sort((a, b) => a - b);
  }

  *customers(): Iterable<readonly [customer: string, times: Iterable<number>]> {
    for (const [customer, times] of this.#times) yield [customer, times.values()];
  }
}

/** A table of purchases with none in it yet. */
export const createPurchases = (): Purchases => new Purchases();
