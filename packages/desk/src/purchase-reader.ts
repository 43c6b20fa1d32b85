import { createPurchases, type Purchases } from '@redress/metrics';
import type { PurchaseLog } from './purchase-log.ts';

/** All purchases in memory, read again only when they have changed. */
export class PurchaseReader {
  readonly #log: Pick<PurchaseLog, 'purchases' | 'purchasesVersion'>;
  #read: { readonly version: number; readonly purchases: Purchases } | undefined;

  constructor(log: Pick<PurchaseLog, 'purchases' | 'purchasesVersion'>) {
    this.#log = log;
  }

  /** `undefined` where nobody ever told of any. */
  async all(): Promise<Purchases | undefined> {
    // Taken first: what changes meanwhile is read again next time.
    const version = await this.#log.purchasesVersion();
    if (version === 0) return undefined;
    if (this.#read?.version !== version) {
      const purchases = createPurchases();
      for await (const batch of this.#log.purchases()) for (const purchase of batch) purchases.upsert(purchase);
      this.#read = { version, purchases };
    }
    return this.#read.purchases.size ? this.#read.purchases : undefined;
  }
}
