import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { createCalendar, weekdays, type CalendarDefinition } from '@redress/rules';
import fc from 'fast-check';
import { MemoryStore } from './memory/memory-store.ts';
import { ada, sam, sampleCase, samplePolicy, testDesk } from './testing/index.ts';
import { mostUrgent, workingTimeLeft, type CalendarOf, type UrgentPlace } from './urgency.ts';

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Shanghai', 'Australia/Lord_Howe', 'Asia/Kolkata'];
const spans = [['09:00-17:00'], ['08:30-12:00', '13:00-18:15'], ['22:00-06:00'], ['00:00-24:00'], []];
/** Three weeks around the end of summer time, with New Year's Day of the company somewhere in them. */
const start = Date.UTC(2026, 9, 16);
const minute = 60_000;

const calendar: fc.Arbitrary<CalendarDefinition> = fc.record({
  timeZone: fc.constantFrom(...zones),
  week: fc
    .array(fc.constantFrom(...spans), { minLength: 7, maxLength: 7 })
    .map((days) => Object.fromEntries(weekdays.map((day, i) => [day, days[i] ?? []]))),
  days: fc.dictionary(
    fc.integer({ min: 10, max: 30 }).map((day) => `2026-10-${day}`),
    fc.constantFrom(...spans),
    { maxKeys: 4 },
  ),
});
/** Often on the hour, where calendars open and close, and a millisecond beside it. */
const instant = fc
  .tuple(fc.integer({ min: 0, max: 21 * 24 * 2 }), fc.constantFrom(-1, 0, 0, 0, 1, 7 * minute))
  .map(([half, beside]) => start + half * 30 * minute + beside);

/** Working time minute by minute and what is left of the last one: by openings alone, without sums that are kept. */
function counted(of: ReturnType<CalendarOf>, from: number, to: number): number {
  let total = 0;
  for (const piece of of.pieces(from, to)) total += piece.to - piece.from;
  return total;
}

void test('pages by working time left are those of all rows counted one by one', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(calendar, { minLength: 1, maxLength: 4 }),
      fc.array(fc.record({ due: instant, by: fc.nat(4) }), { maxLength: 30 }),
      instant,
      fc.integer({ min: 1, max: 7 }),
      async (definitions, cases, now, limit) => {
        const calendars = [
          createCalendar({ timeZone: 'UTC', week: always }),
          ...definitions.map((d) => createCalendar(d)),
        ];
        const of: CalendarOf = (name) => calendars[Number(name)] ?? (calendars[0] as never);
        const store = new MemoryStore();
        for (const [n, { due, by }] of cases.entries()) {
          const dueAt = new Date(due).toISOString();
          await store.create(sampleCase(n + 1, { dueAt, ...(by > 0 && { calendar: String(by) }) }));
        }
        const all = await store.rows({}, { by: 'receivedAt', descending: true, limit: 99 });
        const expected = all
          .map(({ id, dueAt, dueCalendar }) => {
            const due = Date.parse(dueAt ?? '');
            const by = of(dueCalendar ?? '');
            return { id, due, left: due < now ? -counted(by, due, now) : counted(by, now, due) };
          })
          .sort((a, b) => a.left - b.left || a.due - b.due || (a.id < b.id ? -1 : 1))
          .map(({ id }) => id);
        const found: string[] = [];
        const list = { store, filter: {}, now, calendars: () => Promise.resolve(of) };
        for (let after: UrgentPlace | undefined; ;) {
          const page = await mostUrgent(list, limit, after);
          found.push(...page.map(({ id }) => id));
          const last = page.at(-1);
          if (!last || found.length > cases.length) break;
          after = { now, due: Date.parse(last.dueAt ?? ''), left: workingTimeLeft(last, now, of) ?? 0, id: last.id };
        }
        assert.deepEqual(found, expected);
      },
    ),
    { numRuns: 150 },
  );
});

const always = Object.fromEntries(weekdays.map((day) => [day, ['00:00-24:00']]));

const hour = 60 * minute;
const hash = (content: string | Uint8Array): Promise<string> =>
  Promise.resolve(createHash('sha256').update(content).digest('hex'));

/** Monday to Friday from nine to five in UTC, but for single dates. */
const withOffice = (days: Readonly<Record<string, readonly string[]>> = {}) => {
  const week = Object.fromEntries(weekdays.slice(0, 5).map((day) => [day, ['09:00-17:00']]));
  return { ...samplePolicy, calendars: { office: { timeZone: 'UTC', week, days } } };
};

void test('a list keeps its order while it is read, and a new policy counts what is left anew', async () => {
  const { desk, store, pass } = await testDesk(hash, { policy: withOffice() });
  const due = [
    ['2026-03-03T09:00:00.000Z', 'office'],
    ['2026-03-02T20:00:00.000Z', undefined],
    ['2026-03-02T19:00:00.000Z', 'gone'],
    ['2026-02-27T16:00:00.000Z', 'office'],
    ['2026-03-02T06:00:00.000Z', undefined],
  ] as const;
  for (const [n, [dueAt, calendar]] of due.entries()) await store.create(sampleCase(n + 1, { dueAt, calendar }));
  const first = await desk.cases({ sort: 'due', limit: 2 }, sam);
  pass(4 * hour);
  const second = await desk.cases({ sort: 'due', limit: 2, after: first.next }, sam);
  const third = await desk.cases({ sort: 'due', limit: 2, after: second.next }, sam);
  const all = [first, second, third].flatMap(({ rows }) => rows);
  assert.deepEqual(
    all.map(({ id, workingTimeLeft = 0 }) => [id, workingTimeLeft / hour]),
    [
      ['case-000005', -3],
      ['case-000004', -1],
      ['case-000001', 8],
      ['case-000003', 10],
      ['case-000002', 11],
    ],
  );
  assert.deepEqual([third.next, third.total], [undefined, 5]);
  const holiday = withOffice({ '2026-03-02': [] });
  await desk.publishPolicy(JSON.stringify(holiday), { over: 1 }, ada);
  const { rows } = await desk.cases({ sort: 'due' }, sam);
  assert.deepEqual(
    rows.map(({ id, workingTimeLeft = 0 }) => [id, workingTimeLeft / hour]),
    [
      ['case-000005', -7],
      ['case-000004', -1],
      ['case-000001', 0],
      ['case-000003', 6],
      ['case-000002', 7],
    ],
  );
  for (const after of ['', 'x', `${first.rows[0]?.dueAt ?? ''}~id`, '1~2~x~id'])
    await assert.rejects(desk.cases({ sort: 'due', after }, sam), { code: 'invalid-query' });
});
