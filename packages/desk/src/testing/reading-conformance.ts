import type { CaseFacts } from '@redress/cases';
import type { RowFilter, RowOrder } from '../case-query.ts';
import type { NewCase } from '../ports.ts';
import { same, type ConformanceCase } from './conformance-case.ts';
import { add, gather, idsOf } from './filling.ts';
import { sampleNote } from './sample-cases.ts';

/** How a store finds cases. */
export const reading: ConformanceCase[] = [
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
    name: 'finds what was received on a weekday or in an hour, by clocks that change',
    async run(store) {
      // Clocks in New York went back an hour on 2026-11-01 at 06:00 UTC, a Sunday.
      const change = Date.parse('2026-11-01T06:00:00.000Z');
      const offsets = [
        { until: change, offset: -4 * 3_600_000 },
        { until: Infinity, offset: -5 * 3_600_000 },
      ];
      const received = [
        '2026-11-01T05:59:59.999Z', // Sunday, 1 o'clock
        '2026-11-01T06:00:00.000Z', // Sunday, 1 o'clock again
        '2026-11-01T03:30:00.000Z', // Saturday, 23 o'clock
        '2026-11-02T04:59:59.999Z', // Sunday, 23 o'clock
        '2026-11-02T05:00:00.000Z', // Monday, 0 o'clock
        '1969-12-31T23:30:00.000Z', // Wednesday, 19 o'clock
      ];
      const ids: string[] = [];
      for (const [n, at] of received.entries()) ids.push((await add(store, n + 1, { at })).row.id);
      const found = async (at: { readonly weekday?: number; readonly hour?: number }, ...wanted: number[]) => {
        const what = JSON.stringify(at);
        const expected = wanted.map((n) => ids[n]).sort();
        same((await idsOf(store, { localTime: { ...at, offsets } })).sort(), expected, what);
        same(await store.count({ localTime: { ...at, offsets } }, 10), wanted.length, `count of ${what}`);
      };
      await found({ weekday: 7, hour: 1 }, 0, 1);
      await found({ hour: 23 }, 2, 3);
      await found({ weekday: 7 }, 0, 1, 3);
      await found({ weekday: 6, hour: 23 }, 2);
      await found({ weekday: 1 }, 4);
      await found({ weekday: 3, hour: 19 }, 5);
      await found({ weekday: 5 });
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
