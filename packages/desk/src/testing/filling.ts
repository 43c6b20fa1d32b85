import type { RowFilter, RowOrder } from '../case-query.ts';
import type { NewCase, Store } from '../ports.ts';
import { sampleCase, type SampleOptions } from './sample-cases.ts';

export async function create(store: Store, entry: NewCase): Promise<NewCase> {
  const created = await store.create(entry);
  if (!('change' in created)) throw new Error(`${entry.key} was taken`);
  return entry;
}

export const add = (store: Store, n: number, options?: SampleOptions): Promise<NewCase> =>
  create(store, sampleCase(n, options));

export const byReceived: RowOrder = { by: 'receivedAt', descending: true, limit: 100 };

export async function idsOf(store: Store, filter: RowFilter, order: Partial<RowOrder> = {}): Promise<string[]> {
  return (await store.rows(filter, { ...byReceived, ...order })).map(({ id }) => id);
}

export async function gather<T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const batch of batches) all.push(...batch);
  return all;
}
