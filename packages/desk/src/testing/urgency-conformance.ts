import { createCalendar, elapsed, type CalendarDefinition } from '@redress/rules';
import type { RowFilter } from '../case-query.ts';
import type { CaseRow } from '../case-row.ts';
import type { Store } from '../ports.ts';
import { mostUrgent, workingTimeLeft, type CalendarOf, type UrgentPlace } from '../urgency.ts';
import { same, type ConformanceCase } from './conformance-case.ts';
import { add, byReceived } from './filling.ts';
import { sampleNote } from './sample-cases.ts';

const office: CalendarDefinition = {
  timeZone: 'Europe/Berlin',
  week: {
    mon: ['09:00-17:00'],
    tue: ['09:00-17:00'],
    wed: ['09:00-17:00'],
    thu: ['09:00-17:00'],
    fri: ['09:00-17:00'],
  },
};
const shop: CalendarDefinition = { timeZone: 'America/New_York', week: { sat: ['10:00-22:00'], sun: ['10:00-22:00'] } };
const always: CalendarDefinition = {
  timeZone: 'UTC',
  week: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, ['00:00-24:00']])),
};

const calendarsByName = new Map(
  Object.entries({ office, shop, '': always }).map(([name, each]) => [name, createCalendar(each)]),
);
/** `gone` is no calendar of the policy any more. */
const calendarOf: CalendarOf = (name) => calendarsByName.get(name) ?? createCalendar(always);
const calendarNames = ['office', 'shop', 'gone', undefined];

/** Each row of a list by urgency, read page by page. */
async function paged(store: Store, filter: RowFilter, now: number, limit: number): Promise<string[]> {
  const list = { store, filter, now, calendars: () => Promise.resolve(calendarOf) };
  const ids: string[] = [];
  for (let after: UrgentPlace | undefined; ;) {
    const page = await mostUrgent(list, limit, after);
    ids.push(...page.map(({ id }) => id));
    const last = page.at(-1);
    if (!last || ids.length > 1_000) return ids;
    const due = last.dueAt === null ? null : Date.parse(last.dueAt);
    after = { now, due, left: workingTimeLeft(last, now, calendarOf) ?? 0, id: last.id };
  }
}

/** The order as it is meant: all rows at hand, each one's working time left counted. */
function byTimeLeft(rows: readonly CaseRow[], now: number): string[] {
  const left = (row: CaseRow): number =>
    row.dueAt === null ? Infinity : elapsed(calendarOf(row.dueCalendar ?? ''), now, Date.parse(row.dueAt));
  const due = ({ dueAt }: CaseRow): number => (dueAt === null ? 0 : Date.parse(dueAt));
  const keyed = rows.map((row) => ({ id: row.id, left: left(row), due: due(row) }));
  return keyed
    .sort((a, b) => (a.left === b.left ? a.due - b.due || (a.id < b.id ? -1 : 1) : a.left - b.left))
    .map(({ id }) => id);
}

const hourInMs = 3_600_000;
/** A Friday evening: the office has closed, the shop opens in the morning. */
const friday = Date.UTC(2026, 0, 9, 18, 30);

/** Lists by working time left, over calendars. */
export const urgency: ConformanceCase[] = [
  {
    name: 'tells by which calendars deadlines are counted, in all departments and in one',
    async run(store) {
      same(await store.dueCalendars({}), [], 'of no case');
      await add(store, 1, { calendar: 'office' });
      await add(store, 2, { calendar: 'shop', department: 'sales' });
      await add(store, 3, { department: 'sales' });
      const { row, facts } = await add(store, 4, { calendar: 'closed' });
      const undue = { ...row, version: 5, dueAt: null, dueClock: null, dueCalendar: null };
      await store.append(row.id, 4, [sampleNote('x')], { facts, row: undue }, []);
      same((await store.dueCalendars({})).sort(), ['', 'office', 'shop'], 'all');
      same((await store.dueCalendars({ department: 'sales' })).sort(), ['', 'shop'], 'of sales');
      same(await store.dueCalendars({ department: 'care' }), ['office'], 'of care');
      const ofShop = await store.rows({ dueCalendar: 'shop' }, byReceived);
      same([ofShop.length, ofShop[0]?.dueCalendar], [1, 'shop'], 'rows of one');
      same(await store.count({ dueCalendar: '' }, 10), 1, 'rows without one');
    },
  },
  {
    name: 'lists by working time left over several calendars, each row once, whatever the page',
    async run(store) {
      for (let n = 1; n <= 40; n++) {
        const dueAt = new Date(friday + (((n * 37) % 120) - 50) * hourInMs).toISOString();
        const department = n % 3 ? 'care' : 'sales';
        await add(store, n, { dueAt, department, calendar: calendarNames[n % calendarNames.length] });
      }
      for (const n of [41, 42, 43]) {
        const { row, facts } = await add(store, n);
        const undue = { ...row, version: 5, dueAt: null, dueClock: null, dueCalendar: null };
        await store.append(row.id, 4, [sampleNote('x')], { facts, row: undue }, []);
      }
      for (const filter of [{}, { department: 'sales' }, { words: ['kettle'] }, { severity: 'low' }]) {
        const rows = await store.rows(filter, byReceived);
        for (const now of [friday, friday + 15 * hourInMs + 1, friday - 30 * hourInMs]) {
          const expected = byTimeLeft(rows, now);
          for (const limit of [3, 7, 100])
            same(await paged(store, filter, now, limit), expected, `${JSON.stringify(filter)} ${now} by ${limit}`);
        }
      }
    },
  },
];
