import type { CaseFacts } from '@redress/cases';
import type { RowFilter, RowOrder } from '../case-query.ts';
import type { NewCase, Store, Upload } from '../ports.ts';
import type { KeptPurchase } from '../purchase-log.ts';
import { same, type ConformanceCase } from './conformance-case.ts';
import { erasures } from './erasure-conformance.ts';
import { sampleAppend, sampleCase, sampleNote, type SampleOptions } from './sample-cases.ts';

async function create(store: Store, entry: NewCase): Promise<NewCase> {
  const created = await store.create(entry);
  if (!('change' in created)) throw new Error(`${entry.key} was taken`);
  return entry;
}

const add = (store: Store, n: number, options?: SampleOptions): Promise<NewCase> =>
  create(store, sampleCase(n, options));

const byReceived: RowOrder = { by: 'receivedAt', descending: true, limit: 100 };

async function idsOf(store: Store, filter: RowFilter, order: Partial<RowOrder> = {}): Promise<string[]> {
  return (await store.rows(filter, { ...byReceived, ...order })).map(({ id }) => id);
}

async function gather<T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const batch of batches) all.push(...batch);
  return all;
}

const upload = (id: string, uploadedAt = '2026-01-01T00:00:00.000Z'): Upload => ({
  id,
  name: 'photo.jpg',
  type: 'image/jpeg',
  size: 3,
  sha256: 'a'.repeat(64),
  uploadedAt,
  caseId: null,
});

const writing: ConformanceCase[] = [
  {
    name: 'gives each case number once, also to many at once',
    async run(store) {
      const given = await Promise.all(Array.from({ length: 60 }, () => store.nextNumber(2026)));
      same(new Set(given).size, 60, 'different numbers');
      if (!given.every((n) => Number.isInteger(n) && n >= 1)) throw new Error(`not counted from 1: ${given.join()}`);
      const other = await store.nextNumber(2031);
      same(other, 1, 'the first number of another year');
    },
  },
  {
    name: 'keeps a new case: log, row, facts, number, receipt and key',
    async run(store) {
      const entry = await add(store, 1);
      same(await store.events(entry.row.id), entry.events, 'events');
      same(await store.rows({}, byReceived), [entry.row], 'rows');
      same(await store.factsOf([entry.row.id]), [entry.facts], 'facts');
      same(await store.caseId({ number: entry.row.number }), entry.row.id, 'by number');
      same(await store.caseId({ receiptHash: 'hash-1' }), entry.row.id, 'by receipt');
      same(await store.submission(entry.key), { caseId: entry.row.id, fingerprint: 'print-1' }, 'submission');
    },
  },
  {
    name: 'knows nothing of what was never written',
    async run(store) {
      same(await store.events('nobody'), [], 'events');
      same(await store.caseId({ number: 'R-1' }), undefined, 'number');
      same(await store.caseId({ receiptHash: 'x' }), undefined, 'receipt');
      same(await store.submission('nothing'), undefined, 'submission');
      same(await store.factsOf(['nobody']), [], 'facts');
      same(await store.rows({}, byReceived), [], 'rows');
      same(await store.position(), 0, 'position');
    },
  },
  {
    name: 'writes one case for a key, however many come at once',
    async run(store) {
      const entries = Array.from({ length: 8 }, (_, n) => sampleCase(n + 1, { key: 'the-same-key' }));
      const results = await Promise.all(entries.map((entry) => store.create(entry)));
      same(results.filter((result) => 'change' in result).length, 1, 'created');
      const kept = await store.rows({}, byReceived);
      same(kept.length, 1, 'rows');
      const existing = results.flatMap((result) => ('existing' in result ? [result.existing.caseId] : []));
      same(
        existing,
        Array.from({ length: 7 }, () => kept[0]?.id),
        'the others are told whose it is',
      );
      same((await store.changes(0, 10)).length, 1, 'changes');
    },
  },
  {
    name: 'appends to a log, and moves row and facts with it',
    async run(store) {
      const { row, events } = await add(store, 1);
      const next = [sampleNote('Called.'), sampleNote('Called again.')];
      const derived = sampleAppend(events, next);
      const change = await store.append(row.id, 4, next, derived, []);
      same(change?.version, 6, 'version');
      same(change?.types, ['note-added', 'note-added'], 'types');
      same(await store.events(row.id), [...events, ...next], 'events');
      same(await store.rows({}, byReceived), [derived.row], 'row');
    },
  },
  {
    name: 'refuses to append to a version that has passed, and writes nothing',
    async run(store) {
      const { row, events } = await add(store, 1);
      const tries = await Promise.all(
        ['a', 'b', 'c', 'd'].map((note) => {
          const next = [sampleNote(note)];
          return store.append(row.id, 4, next, sampleAppend(events, next), []);
        }),
      );
      same(tries.filter((change) => change !== undefined).length, 1, 'appended');
      same((await store.events(row.id)).length, 5, 'events');
      same(await store.append('nobody', 0, [sampleNote('x')], sampleAppend(events, []), []), undefined, 'no such case');
    },
  },
  {
    name: 'keeps any text as it was',
    async run(store) {
      const text = 'naïve 投诉 \u{1F9E8} "quoted" \\ \u202Eback\u202C \' ; DROP TABLE cases; -- <b>';
      const { row } = await add(store, 1, { complaint: { title: text, description: text.repeat(50) } });
      const [first] = await store.events(row.id);
      same(first?.type === 'complaint-received' && first.complaint.title, text, 'title');
      same((await store.rows({}, byReceived))[0]?.title, text, 'row');
    },
  },
];

const reading: ConformanceCase[] = [
  {
    name: 'filters rows by each of their properties',
    async run(store) {
      const a = await add(store, 1, {
        complaint: { customer: { email: 'ann@example.com', name: 'Änn' }, channel: 'phone' },
      });
      const b = await add(store, 2, { department: 'quality', complaint: { category: 'service' } });
      const told = { ...b, facts: { ...b.facts, product: 'Kettle', cause: 'product.quality' } };
      await store.append(b.row.id, 4, [sampleNote('x')], { ...told, row: { ...b.row, version: 5 } }, []);
      const one = async (filter: RowFilter, expected: NewCase, what: string): Promise<void> => {
        same(await idsOf(store, filter), [expected.row.id], what);
        same(await store.count(filter, 10), 1, `count of ${what}`);
      };
      await one({ department: 'quality' }, b, 'department');
      await one({ category: 'service' }, b, 'category');
      await one({ channel: 'phone' }, a, 'channel');
      await one({ product: 'Kettle' }, b, 'product');
      await one({ cause: 'product.quality' }, b, 'cause');
      same(await idsOf(store, { channel: 'phone', cause: 'product.quality' }), [], 'of another channel');
      await one({ customer: 'ann@example.com' }, a, 'customer');
      await one({ receivedFrom: b.row.receivedAt }, b, 'received from');
      await one({ receivedTo: b.row.receivedAt }, a, 'received before');
      await one({ dueBefore: b.row.dueAt ?? '' }, a, 'due before');
      await one({ dueFrom: b.row.dueAt ?? '' }, b, 'due from');
      same((await idsOf(store, { states: ['assigned'], severity: 'low', unassigned: true })).length, 2, 'both');
      same(await idsOf(store, { states: [] }), [], 'no state');
      same(await idsOf(store, { handler: 'h1' }), [], 'handler');
      same(await store.count({}, 1), 1, 'counting stops at the most asked for');
    },
  },
  {
    name: 'leaves out proposals of one person, and keeps cases without one',
    async run(store) {
      const { row, events, facts } = await add(store, 1);
      await store.append(row.id, 4, [sampleNote('x')], { facts, row: { ...row, version: 5, proposedBy: 'h1' } }, []);
      await add(store, 2);
      same(events.length, 4, 'events');
      same((await idsOf(store, { notProposedBy: 'h1' })).length, 1, 'not of h1');
      same((await idsOf(store, { notProposedBy: 'h2' })).length, 2, 'not of h2');
    },
  },
  {
    name: 'finds words in any script, wherever they stand, and takes % and _ as they are',
    async run(store) {
      const a = await add(store, 1, {
        complaint: { title: 'Wasserkocher undicht', description: '100% kaputt_er Deckel' },
      });
      const b = await add(store, 2, { complaint: { title: '电热水壶漏水', description: '要求退款' } });
      same(await idsOf(store, { words: ['kocher', 'deckel'] }), [a.row.id], 'two words');
      same(await idsOf(store, { words: ['退款'] }), [b.row.id], 'Chinese');
      same(await idsOf(store, { words: ['热', '漏水'] }), [b.row.id], 'one character');
      same(await idsOf(store, { words: ['100%'] }), [a.row.id], 'a percent sign');
      same(await idsOf(store, { words: ['%kocher%deckel%'] }), [], 'no wildcard');
      same(await idsOf(store, { words: ['t_er'] }), [a.row.id], 'an underscore');
      same(await idsOf(store, { words: ['wasser_ocher'] }), [], 'no one-character wildcard');
      same(await idsOf(store, { words: ["'"] }), [], 'a quote');
    },
  },
  {
    name: 'gives every row once over pages, whatever the order',
    async run(store) {
      const entries: NewCase[] = [];
      for (let n = 1; n <= 11; n++)
        entries.push(
          await add(store, n, { at: '2026-01-01T00:00:00.000Z', dueAt: `2026-02-0${1 + (n % 3)}T00:00:00.000Z` }),
        );
      const ended = entries[3];
      if (ended)
        await store.append(
          ended.row.id,
          4,
          [sampleNote('x')],
          { facts: ended.facts, row: { ...ended.row, version: 5, dueAt: null } },
          [],
        );
      for (const order of [
        { by: 'dueAt', descending: false },
        { by: 'receivedAt', descending: true },
        { by: 'updatedAt', descending: true },
      ] as const) {
        const whole = await store.rows({}, { ...order, limit: 100 });
        const paged: string[] = [];
        for (let after: RowOrder['after']; ;) {
          const page = await store.rows({}, { ...order, limit: 4, ...(after && { after }) });
          const last = page.at(-1);
          if (!last) break;
          paged.push(...page.map(({ id }) => id));
          after = { value: last[order.by], id: last.id };
        }
        same(
          paged,
          whole.map(({ id }) => id),
          `pages by ${order.by}`,
        );
        same(new Set(paged).size, 11, `each once by ${order.by}`);
      }
      same(
        (await store.rows({}, { by: 'dueAt', descending: false, limit: 100 })).at(-1)?.id,
        ended?.row.id,
        'no deadline last',
      );
    },
  },
  {
    name: 'counts complaints of the same customer about the same issue',
    async run(store) {
      const customer = { email: 'ann@example.com' };
      await add(store, 1, { complaint: { customer } });
      await add(store, 2, { complaint: { customer, subcategory: 'product.quality' } });
      await add(store, 3, { complaint: { customer, subcategory: 'product.quality' } });
      same(await store.countSame('ann@example.com', 'product.quality'), 2, 'by subcategory');
      same(await store.countSame('ann@example.com', 'product'), 1, 'by category where there is none');
      same(await store.countSame('bob@example.com', 'product'), 0, 'another customer');
    },
  },
  {
    name: 'reads a log by its number, and finds the other cases of its customer, latest first',
    async run(store) {
      const customer = { email: 'ann@example.com' };
      const first = await add(store, 1, { complaint: { customer } });
      const second = await add(store, 2, { complaint: { customer }, department: 'sales' });
      const third = await add(store, 3, { complaint: { customer } });
      const other = await add(store, 4, { complaint: { customer: { email: 'bob@example.com' } } });
      const nobody = await add(store, 5);
      await add(store, 6);
      const numbers = [third.row.number, 'R-1999-000001', first.row.number, first.row.number];
      same(
        await Promise.all(numbers.map((number) => store.eventsOf(number))),
        [third.events, [], first.events, first.events],
        'logs',
      );
      const related = async ({ row }: NewCase, department?: string, limit = 20): Promise<string[]> =>
        (await store.related(row.number, { ...(department && { department }) }, limit)).map(({ id }) => id);
      same(
        await Promise.all([related(first), related(second), related(third, 'care'), related(third, undefined, 1)]),
        [[third.row.id, second.row.id], [third.row.id, first.row.id], [first.row.id], [second.row.id]],
        'others of the customer',
      );
      same(await Promise.all([related(other), related(nobody)]), [[], []], 'nobody else');
      const { row } = third;
      const [found] = await store.related(first.row.number, {}, 1);
      same(
        [found?.title, found?.customerName, found?.receivedAt],
        [row.title, row.customerName, row.receivedAt],
        'a row',
      );
    },
  },
  {
    name: 'tells whose timers have run out, soonest first',
    async run(store) {
      const late = await add(store, 1, { dueAt: '2026-03-02T00:00:00.000Z' });
      const later = await add(store, 2, { dueAt: '2026-03-01T00:00:00.000Z' });
      await add(store, 3, { dueAt: '2026-03-09T00:00:00.000Z' });
      same(await store.due('2026-03-02T00:00:00.000Z', 10), [later.row.id, late.row.id], 'due');
      same(await store.due('2026-03-02T00:00:00.000Z', 1), [later.row.id], 'no more than asked for');
    },
  },
  {
    name: 'streams all facts and all complaints',
    async run(store) {
      const entries: NewCase[] = [];
      for (let n = 1; n <= 5; n++) entries.push(await add(store, 6 - n));
      const id = ({ id }: { id: string }): string => id;
      const facts: CaseFacts[] = await gather(store.facts());
      const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
      same(facts.sort(byId), entries.map((entry) => entry.facts).sort(byId), 'facts');
      const complaints = await gather(store.complaints());
      same(
        complaints.map(id),
        ['case-000001', 'case-000002', 'case-000003', 'case-000004', 'case-000005'],
        'oldest first',
      );
      same(complaints[0]?.complaint.title, 'Complaint 1', 'complaint');
    },
  },
];

const following: ConformanceCase[] = [
  {
    name: 'tells every change once and in order, while many write',
    async run(store) {
      const seen: number[] = [];
      const read = async (): Promise<void> => {
        const found = await store.changes(seen.at(-1) ?? 0, 7);
        seen.push(...found.map(({ position }) => position));
      };
      const writers = new Set(
        Array.from({ length: 40 }, (_, n) => {
          const writer: Promise<unknown> = add(store, n + 1).finally(() => writers.delete(writer));
          return writer;
        }),
      );
      const writing = Promise.all(writers);
      while (writers.size) await read();
      await writing;
      for (let before = -1; before !== seen.length;) {
        before = seen.length;
        await read();
      }
      same(seen.length, 40, 'changes');
      same(
        seen,
        [...new Set(seen)].sort((a, b) => a - b),
        'in order, once',
      );
      same(await store.position(), seen.at(-1), 'position');
      const [first] = await store.changes(0, 1);
      same(first?.types, ['complaint-received', 'decision-made', 'acknowledged', 'assigned'], 'types');
    },
  },
];

const policies: ConformanceCase[] = [
  {
    name: 'keeps every version of the policy, and lets one of several publish',
    async run(store) {
      const meta = { hash: 'h', publishedAt: '2026-01-01T00:00:00.000Z', publishedBy: 'Ada', note: null };
      same(await store.policy(), undefined, 'none at first');
      same(await store.publishPolicy(0, meta, 'one'), true, 'the first');
      const both = await Promise.all(
        ['two', 'zwei'].map((text) => store.publishPolicy(1, { ...meta, note: 'why' }, text)),
      );
      same(both.filter(Boolean).length, 1, 'one of two');
      same((await store.policy())?.meta.version, 2, 'newest');
      same((await store.policy(1))?.text, 'one', 'an old one');
      same(await store.policy(9), undefined, 'none such');
      same(
        (await store.policyVersions()).map(({ version, note }) => [version, note]),
        [
          [2, 'why'],
          [1, null],
        ],
        'versions',
      );
    },
  },
];

const uploads: ConformanceCase[] = [
  {
    name: 'keeps uploads until a case claims them',
    async run(store) {
      await store.addUpload(upload('upload-one'));
      await store.addUpload(upload('upload-one'));
      await store.addUpload(upload('upload-two'));
      const { row } = await add(store, 1, { uploads: ['upload-one'] });
      same((await store.upload('upload-one'))?.caseId, row.id, 'claimed');
      same(
        (await store.unclaimedUploads('2026-02-01T00:00:00.000Z', 10)).map(({ id }) => id),
        ['upload-two'],
        'unclaimed',
      );
      same(await store.unclaimedUploads('2025-02-01T00:00:00.000Z', 10), [], 'too young');
      same(await store.removeUnclaimed('upload-two'), true, 'an unclaimed one goes');
      same(await store.removeUnclaimed('upload-two'), false, 'once');
      same(await store.upload('upload-two'), undefined, 'removed');
      same(await store.removeUnclaimed('upload-one'), false, 'a claimed one stays');
      same((await store.upload('upload-one'))?.caseId, row.id, 'still claimed');
    },
  },
  {
    name: 'knows whether any upload has a content',
    async run(store) {
      const content = 'a'.repeat(64);
      same(await store.hasContent(content), false, 'none yet');
      await store.addUpload(upload('upload-one'));
      await store.addUpload(upload('upload-two'));
      await store.removeUnclaimed('upload-one');
      same(await store.hasContent(content), true, 'the other one');
      same(await store.hasContent('b'.repeat(64)), false, 'another content');
      await store.removeUnclaimed('upload-two');
      same(await store.hasContent(content), false, 'none any more');
    },
  },
  {
    name: 'lets a message claim an upload with its events',
    async run(store) {
      await store.addUpload(upload('upload-one'));
      const { row, events } = await add(store, 1);
      const next = [sampleNote('x')];
      await store.append(row.id, 3, next, sampleAppend(events, next), ['upload-one']);
      same((await store.upload('upload-one'))?.caseId, null, 'not with a refused append');
      await store.append(row.id, 4, next, sampleAppend(events, next), ['upload-one']);
      same((await store.upload('upload-one'))?.caseId, row.id, 'claimed');
    },
  },
];

const purchase = (id: string, customer: string): KeptPurchase => ({
  id,
  customer,
  at: '2026-01-01T00:00:00.000Z',
  amount: 12.5,
  currency: 'EUR',
  orderRef: null,
});

const beside: ConformanceCase[] = [
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

/** What every adapter of the store must do; each case gets an empty store. */
export const storeConformance: readonly ConformanceCase[] = [
  ...writing,
  ...reading,
  ...following,
  ...policies,
  ...uploads,
  ...beside,
  ...erasures,
];
