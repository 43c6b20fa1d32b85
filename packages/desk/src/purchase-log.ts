import type { Purchase } from '@redress/metrics';

/** A purchase with what the company's own records call it. */
export interface KeptPurchase extends Purchase {
  /** The order it belongs to, as complaints name it. */
  readonly orderRef: string | null;
}

/** Where customers' purchases are kept: what retention is computed from. */
export interface PurchaseLog {
  /** Adds purchases, or replaces those with their ids. @returns how many ids were new. */
  putPurchases(purchases: readonly KeptPurchase[]): Promise<number>;
  /** All of them, in batches, by id. */
  purchases(): AsyncIterable<readonly KeptPurchase[]>;
  /** By id. */
  purchasesOf(customer: string): Promise<KeptPurchase[]>;
  /** @returns how many were removed. */
  removePurchases(customer: string): Promise<number>;
  /** Grows with every change: while it is the same, what was read since is still right. */
  purchasesVersion(): Promise<number>;
}
