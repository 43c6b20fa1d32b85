import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import china from '../holidays/CN.ts';
import england from '../holidays/GB-ENG.ts';
import {
  createCalendar,
  elapsed,
  isWorkingDay,
  parseWithin,
  resume,
  type CalendarDefinition,
  type Counting,
  type HolidayTable,
} from './index.ts';

const hours = ['09:00-12:00', '13:30-18:00'];
const week = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours };
const office = createCalendar({ timeZone: 'Asia/Shanghai', week, holidays: ['CN'] }, [china]);
const everyDay = (span: string): CalendarDefinition['week'] => ({
  mon: [span],
  tue: [span],
  wed: [span],
  thu: [span],
  fri: [span],
  sat: [span],
  sun: [span],
});
const within = (text: string) => parseWithin(text) ?? assert.fail(text);
const due = (calendar: typeof office, start: string, text: string, counting?: Counting): string | undefined => {
  const at = calendar.due(Date.parse(start), within(text), counting);
  return at === undefined ? undefined : new Date(at).toISOString().replace(':00.000Z', 'Z');
};

describe('a calendar', () => {
  it('counts working time over breaks, evenings and weekends', () => {
    assert.equal(due(office, '2026-11-20T11:30+08:00', '30 business minutes'), '2026-11-20T04:00Z');
    assert.equal(due(office, '2026-11-20T11:30+08:00', '31 business minutes'), '2026-11-20T05:31Z');
    assert.equal(due(office, '2026-11-20T17:00+08:00', '4 business hours'), '2026-11-23T04:00Z');
    assert.equal(due(office, '2026-11-21T17:00+08:00', '1 business minute'), '2026-11-23T01:01Z');
  });

  it('ends working days at close of business, seven of them from a Friday on the seventh working day after it', () => {
    assert.equal(due(office, '2026-11-20T17:00+08:00', '7 business days'), '2026-12-01T10:00Z');
    assert.equal(due(office, '2026-11-20T17:00+08:00', '1 business day', { at: 'same time' }), '2026-11-23T09:00Z');
    assert.equal(due(office, '2026-11-20T17:00+08:00', '1 business day', { at: 'end of day' }), '2026-11-23T16:00Z');
    assert.equal(due(office, '2026-11-20T17:00+08:00', '1 business day', { at: 'start of day' }), '2026-11-22T16:00Z');
  });

  it('keeps the time of day over days, weeks and months, and moves a close on a day off to the next working day', () => {
    assert.equal(due(office, '2026-11-20T17:00+08:00', '1 day'), '2026-11-21T09:00Z');
    assert.equal(due(office, '2026-01-31T17:00+08:00', '1 month'), '2026-02-28T09:00Z');
    assert.equal(due(office, '2026-11-20T17:00+08:00', '1 day', { at: 'close' }), '2026-11-23T10:00Z');
    assert.equal(due(office, '2026-11-20T17:00+08:00', '1 day', { at: 'end of day' }), '2026-11-21T16:00Z');
  });

  it('starts with the next business day where it is told to', () => {
    const counting = { from: 'next business day' } as const;
    assert.equal(due(office, '2026-11-20T10:00+08:00', '1 business hour', counting), '2026-11-23T02:00Z');
    assert.equal(due(office, '2026-11-20T10:00+08:00', '1 business day', counting), '2026-11-24T10:00Z');
    assert.equal(due(office, '2026-11-20T10:00+08:00', '48 hours', counting), '2026-11-25T01:00Z');
  });

  it('works on make-up days with the usual hours, rests on holidays, and lets single dates differ', () => {
    assert.equal(isWorkingDay(office, '2026-02-14'), true);
    assert.equal(isWorkingDay(office, '2026-02-16'), false);
    assert.equal(due(office, '2026-02-13T18:00+08:00', '8 business hours'), '2026-02-24T01:30Z');
    const days = { '2026-02-14': [], '2026-02-16': ['10:00-11:00'] };
    const shop = createCalendar({ timeZone: 'Asia/Shanghai', week, holidays: ['CN'], days }, [china]);
    assert.equal(isWorkingDay(shop, '2026-02-14'), false);
    assert.equal(due(shop, '2026-02-13T18:00+08:00', '1 business hour'), '2026-02-16T03:00Z');
    assert.equal(due(shop, '2026-02-13T18:00+08:00', '1 business day'), '2026-02-16T03:00Z');
  });

  it('leaves tables out that it does not name, and no day of theirs works where another table has it off', () => {
    const rest: HolidayTable = { ...england, id: 'X', off: { '2026-02-14': 'Rest' } };
    const both = createCalendar({ timeZone: 'Asia/Shanghai', week, holidays: ['CN', 'X'] }, [china, rest, england]);
    assert.equal(isWorkingDay(both, '2026-02-14'), false);
    assert.equal(isWorkingDay(both, '2026-12-25'), true);
  });

  it('works while the clock shows it: not in an hour that is skipped, twice in one that comes twice', () => {
    const night = createCalendar({ timeZone: 'America/New_York', week: everyDay('22:00-06:00') });
    const worked = (from: string, to: string): number => elapsed(night, Date.parse(from), Date.parse(to)) / 3_600_000;
    assert.equal(worked('2026-03-07T12:00-05:00', '2026-03-08T12:00-04:00'), 7);
    assert.equal(worked('2026-10-31T12:00-04:00', '2026-11-01T12:00-05:00'), 9);
    const early = createCalendar({ timeZone: 'America/New_York', week: everyDay('02:00-03:00') });
    assert.equal(isWorkingDay(early, '2026-03-08'), false);
    assert.equal(isWorkingDay(early, '2026-03-09'), true);
    const twice = createCalendar({ timeZone: 'America/New_York', week: everyDay('01:00-01:30') });
    assert.equal(due(twice, '2026-11-01T00:00-04:00', '45 business minutes'), '2026-11-01T06:15Z');
    assert.equal(due(twice, '2026-10-31T12:00-04:00', '1 business day'), '2026-11-01T06:30Z');
  });

  it('counts no day that the date line swallowed', () => {
    const apia = createCalendar({ timeZone: 'Pacific/Apia', week: everyDay('09:00-17:00') });
    assert.equal(isWorkingDay(apia, '2011-12-30'), false);
    assert.equal(due(apia, '2011-12-29T12:00-10:00', '1 business day'), '2011-12-31T03:00Z');
  });

  it('has no due time where working time never comes or lies beyond its years', () => {
    const never = createCalendar({ timeZone: 'UTC', week: {} });
    assert.equal(due(never, '2026-01-01T00:00Z', '1 business minute'), undefined);
    assert.equal(due(never, '2026-01-01T00:00Z', '1 business day'), undefined);
    assert.equal(due(never, '2026-01-01T00:00Z', '1 day', { at: 'close' }), undefined);
    assert.equal(due(never, '2026-01-01T00:00Z', '1 day', { from: 'next business day' }), undefined);
    assert.equal(due(never, '2026-01-01T00:00Z', '1 day'), '2026-01-02T00:00Z');
    const once = createCalendar({ timeZone: 'UTC', week: {}, days: { '2030-05-05': ['09:00-10:00'] } });
    assert.equal(due(once, '2026-01-01T00:00Z', '1 business hour'), '2030-05-05T10:00Z');
    assert.equal(due(once, '2026-01-01T00:00Z', '61 business minutes'), undefined);
    assert.equal(due(office, '2199-12-01T00:00Z', '2 months'), undefined);
    for (const start of [Number.NaN, -1, Infinity, 8.64e15]) {
      assert.equal(office.due(start, within('1 business day')), undefined);
      assert.equal(office.add(start, 1), undefined);
    }
    assert.equal(elapsed(office, Number.NaN, 0), 0);
  });

  it('stays open over years of working time that is scarce', () => {
    const scarce = createCalendar({ timeZone: 'UTC', week: { mon: ['09:00-09:01'] } });
    assert.equal(due(scarce, '2026-01-01T00:00Z', '5000 business minutes'), '2121-10-27T09:01Z');
    assert.equal(due(scarce, '2026-01-01T00:00Z', '5256000 business minutes'), undefined);
  });

  it('pauses working time by working time, and days by the clock', () => {
    const close = Date.parse('2026-11-23T18:00+08:00');
    const [friday, monday] = [Date.parse('2026-11-20T17:00+08:00'), Date.parse('2026-11-23T10:00+08:00')];
    assert.equal(resume(office, close, friday, monday), Date.parse('2026-11-24T10:30+08:00') + 30 * 60_000);
    assert.equal(resume(office, close, friday, monday, within('3 days')), close + monday - friday);
    assert.equal(resume(office, close, close, close + 1), close);
    assert.equal(resume(office, close, monday, friday), close);
  });
});

describe('the proof of a deadline', () => {
  const count = (start: string, text: string, counting?: Counting) =>
    office.count(Date.parse(start), within(text), counting) ?? assert.fail();

  it('tells what each day contributed, and why others did not', () => {
    const { proof, dataEndsAt } = count('2026-09-30T17:00+08:00', '3 business hours');
    assert.equal(dataEndsAt, undefined);
    assert.deepEqual(proof[0], {
      date: '2026-09-30',
      from: '2026-09-30T09:00:00.000Z',
      to: '2026-09-30T10:00:00.000Z',
      counted: 60,
    });
    assert.deepEqual(proof[1], { date: '2026-10-01', counted: 0, why: 'holiday', holiday: '国庆节' });
    assert.deepEqual(
      proof.map(({ date, why }) => `${date.slice(5)} ${why ?? 'counted'}`),
      [
        '09-30 counted',
        ...['01', '02', '03', '04', '05', '06', '07'].map((day) => `10-${day} holiday`),
        '10-08 counted',
      ],
    );
  });

  it('leaves out the day of receipt, days off, and days before the start', () => {
    const days = ({ proof }: ReturnType<typeof count>): string[] =>
      proof.map(({ date, counted, why }) => `${date.slice(5)} ${String(counted)} ${why ?? ''}`);
    assert.deepEqual(days(count('2026-11-20T17:00+08:00', '1 business day')), [
      '11-20 0 day-of-receipt',
      '11-21 0 day-off',
      '11-22 0 day-off',
      '11-23 1 ',
    ]);
    assert.deepEqual(days(count('2026-11-19T17:00+08:00', '1 business day', { from: 'next business day' })), [
      '11-19 0 before-start',
      '11-20 0 day-of-receipt',
      '11-21 0 day-off',
      '11-22 0 day-off',
      '11-23 1 ',
    ]);
    assert.deepEqual(days(count('2026-11-19T19:00+08:00', '1 business minute')), ['11-19 0 closed', '11-20 1 ']);
    assert.deepEqual(days(count('2026-11-19T19:00+08:00', '2 days', { at: 'close' })), [
      '11-19 0 day-of-receipt',
      '11-21 2 ',
      '11-21 0 day-off',
      '11-22 0 day-off',
    ]);
  });

  it('says when a deadline that asks for holidays runs past the data', () => {
    assert.equal(count('2026-12-30T10:00+08:00', '3 business days').dataEndsAt, '2026-12-31');
    assert.equal(count('2026-12-29T10:00+08:00', '2 business days').dataEndsAt, undefined);
    assert.equal(count('2026-12-30T10:00+08:00', '3 days').dataEndsAt, undefined);
    assert.equal(count('2026-12-30T10:00+08:00', '3 days', { at: 'close' }).dataEndsAt, '2026-12-31');
  });
});
