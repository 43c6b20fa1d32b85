import type { KeptPurchase } from '../purchase-log.ts';
import { same, type ConformanceCase } from './conformance-case.ts';
import { gather } from './filling.ts';

const purchase = (id: string, customer: string): KeptPurchase => ({
  id,
  customer,
  at: '2026-01-01T00:00:00.000Z',
  amount: 12.5,
  currency: 'EUR',
  orderRef: null,
});

/** How a store keeps what is beside the cases: documents and purchases. */
export const records: ConformanceCase[] = [
  {
    name: 'keeps documents by kind, and lets one of several change a version',
    async run(store) {
      const at = '2026-01-01T00:00:00.000Z';
      const body = { title: 'naïve 投诉 \u0000 "x"', list: [1, null, { a: true }] };
      same(await store.record('view', 'a'), undefined, 'none at first');
      const both = await Promise.all([1, 2].map(() => store.putRecord('view', 'a', 0, body, at)));
      same(both.filter(Boolean).length, 1, 'one of two new ones');
      same(await store.record('view', 'a'), { kind: 'view', id: 'a', version: 1, updatedAt: at, body }, 'as it was');
      const changed = await Promise.all([1, 2, 3].map((n) => store.putRecord('view', 'a', 1, { n }, at)));
      same(changed.filter(Boolean).length, 1, 'one of three changes');
      same((await store.record('view', 'a'))?.version, 2, 'its version');
      await store.putRecord('view', 'b', 0, 'text', at);
      await store.putRecord('views', 'a', 0, null, at);
      same(
        (await store.records('view')).map(({ id, version }) => [id, version]),
        [
          ['a', 2],
          ['b', 1],
        ],
        'of a kind',
      );
      same(await store.putRecord('view', 'c', 3, {}, at), undefined, 'none of a version that is not there');
      same(await store.removeRecord('view', 'a', 1), false, 'not in an old version');
      same(await store.removeRecord('view', 'a', 2), true, 'in its own');
      same(await store.removeRecord('view', 'a', 2), false, 'once');
      same((await store.records('view')).length, 1, 'left');
      same((await store.records('views')).length, 1, 'of another kind');
    },
  },
  {
    name: 'keeps each purchase once, and tells when any changed',
    async run(store) {
      const before = await store.purchasesVersion();
      const [a, b, c] = [purchase('1', 'ann'), purchase('2', 'bob'), purchase('3', 'ann')] as const;
      same(await store.putPurchases([a, b, c, c]), 3, 'new');
      const between = await store.purchasesVersion();
      if (between <= before) throw new Error('the version did not grow');
      same(await store.putPurchases([{ ...b, amount: null }]), 0, 'known');
      same(await gather(store.purchases()), [a, { ...b, amount: null }, c], 'all');
      same(await store.purchasesOf('ann'), [a, c], 'of a customer');
      same(await store.removePurchases('ann'), 2, 'removed');
      same(await gather(store.purchases()), [{ ...b, amount: null }], 'left');
      if ((await store.purchasesVersion()) <= between) throw new Error('the version did not grow again');
      same(await store.putPurchases([]), 0, 'nothing');
    },
  },
];
