import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pageOf, type RowFilter, type RowOrder } from '@redress/desk';
import { sampleCase } from '@redress/desk/testing';
import { postgresMissing, startPostgres, type TestPostgres } from '../../../../scripts/postgres.ts';
import { openStore } from './index.ts';
import type { SqlStore } from './sql-store.ts';

const cases = Array.from({ length: 600 }, (_, n) =>
  sampleCase(n, {
    department: n % 3 ? 'care' : 'sales',
    // The newest of them say nothing of a lamp, and one in seven of a wire.
    complaint: { description: `The kettle ${n < 300 ? 'and the lamp leak' : 'leaks'}${n % 7 ? '' : ' by a wire'}.` },
  }),
);
const rows = cases.map(({ row }) => row);
/** What is asked for here is in the rows alone. */
const untold = () => undefined;

describe('searching for words in PostgreSQL', { skip: postgresMissing() }, () => {
  let postgres: TestPostgres;
  let store: SqlStore;
  before(async () => {
    postgres = startPostgres();
    store = await openStore({ url: (await postgres.database()).url });
    await Promise.all(cases.map((entry) => store.create(entry)));
  });
  after(async () => {
    await store.close();
    postgres.stop();
  });

  const searches: RowFilter[] = [
    { words: ['kettle'] },
    { words: ['kettle', 'leaks'] },
    { words: ['lamp'] },
    { words: ['wire'] },
    { words: ['wire', 'kettle'], department: 'sales' },
    { words: ['wire', 'lamp', 'kettle'] },
    { words: ['kettle', 'complaint 17'] },
    { words: ['complaint 599'] },
    { words: ['kettle', 'samovar'] },
  ];
  const orders: Omit<RowOrder, 'limit'>[] = [
    { by: 'receivedAt', descending: true },
    { by: 'dueAt', descending: false },
  ];

  for (const filter of searches) {
    it(`finds the same as reading all of them, common or not: ${JSON.stringify(filter)}`, async () => {
      for (const order of orders) {
        for (const limit of [5, 51]) {
          const expected = pageOf(rows, filter, { ...order, limit }, untold);
          assert.deepEqual(await store.rows(filter, { ...order, limit }), expected);
          const last = expected.at(-1);
          if (!last) continue;
          const next = { ...order, limit, after: { value: last[order.by as 'receivedAt'], id: last.id } };
          assert.deepEqual(await store.rows(filter, next), pageOf(rows, filter, next, untold));
        }
      }
      const all = pageOf(rows, filter, { by: 'receivedAt', descending: true, limit: 1_000 }, untold).length;
      assert.deepEqual(await Promise.all([1_001, 30].map((most) => store.count(filter, most))), [
        all,
        Math.min(all, 30),
      ]);
    });
  }
});
