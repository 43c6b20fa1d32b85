import type { KeptPurchase, PurchaseLog } from '../purchase-log.ts';

const byId = (a: KeptPurchase, b: KeptPurchase): number => (a.id < b.id ? -1 : 1);

/** Purchases that last as long as the process. */
export class MemoryPurchases implements PurchaseLog {
  readonly #purchases = new Map<string, KeptPurchase>();
  #version = 0;

  putPurchases(purchases: readonly KeptPurchase[]): Promise<number> {
    const before = this.#purchases.size;
    for (const purchase of purchases) this.#purchases.set(purchase.id, purchase);
    this.#version += 1;
    return Promise.resolve(this.#purchases.size - before);
  }

  async *purchases(): AsyncIterable<readonly KeptPurchase[]> {
    yield await Promise.resolve([...this.#purchases.values()].sort(byId));
  }

  purchasesOf(customer: string): Promise<KeptPurchase[]> {
    return Promise.resolve([...this.#purchases.values()].filter((it) => it.customer === customer).sort(byId));
  }

  async removePurchases(customer: string): Promise<number> {
    const found = await this.purchasesOf(customer);
    for (const { id } of found) this.#purchases.delete(id);
    if (found.length) this.#version += 1;
    return found.length;
  }

  purchasesVersion(): Promise<number> {
    return Promise.resolve(this.#version);
  }
}
