import type { RecentFacts, Store } from './ports.ts';

/** `Store.factsSince` of a store in which a change is there as soon as it has its position. */
export async function changedFacts(
  store: Pick<Store, 'changes' | 'factsOf'>,
  after: number,
  limit: number,
): Promise<RecentFacts> {
  const changes = await store.changes(after, limit);
  const facts = await store.factsOf([...new Set(changes.map(({ caseId }) => caseId))]);
  const last = changes.at(-1)?.position ?? null;
  return { facts, last, more: changes.length === limit, unsettledFrom: Infinity };
}
