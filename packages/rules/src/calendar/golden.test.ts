import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { allHolidays } from '../holidays/all.ts';
import { createCalendar } from './index.ts';
import golden from './golden.json' with { type: 'json' };

const zones = { CN: 'Asia/Shanghai', IE: 'Europe/Dublin', 'GB-ENG': 'Europe/London', US: 'America/New_York' };
const hours = ['09:00-17:30'];
const week = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours };
const calendars = new Map(
  Object.entries(zones).map(([id, timeZone]) => [id, createCalendar({ timeZone, week, holidays: [id] }, allHolidays)]),
);
const calendarOf = (id: string) => calendars.get(id) ?? assert.fail(id);
const noHours = (timeZone: string) => createCalendar({ timeZone, week: {} });

describe('deadlines counted by other programs', () => {
  it('agrees on the holidays', () => {
    for (const [id, dates] of Object.entries(golden.holidays)) {
      const table = allHolidays.find((each) => each.id === id);
      const last = dates.at(-1)?.slice(0, 4) ?? '';
      assert.deepEqual(
        Object.keys(table?.off ?? {}).filter((date) => date.slice(0, 4) <= last),
        dates,
        id,
      );
    }
    assert.deepEqual(allHolidays.find(({ id }) => id === 'CN')?.work, golden.cn_makeup_workdays);
  });

  it('agrees on working days', () => {
    for (const { calendar, received, working_days: amount, due } of golden.working_days) {
      const within = { amount, unit: 'business days' } as const;
      const counted = calendarOf(calendar).count(Date.parse(`${received}T12:00Z`), within);
      assert.equal(counted?.proof.at(-1)?.date, due, `${calendar} ${received} + ${String(amount)}`);
      assert.equal(counted.proof.at(-1)?.to, new Date(counted.due).toISOString());
    }
  });

  it('agrees on business minutes', () => {
    for (const { calendar, start, business_minutes: amount, due_utc: due } of golden.business_minutes) {
      const at = calendarOf(calendar).due(Date.parse(start), { amount, unit: 'business minutes' });
      assert.equal(at, Date.parse(due), `${calendar} ${start} + ${String(amount)}`);
    }
  });

  it('agrees on hours and weeks across the change of the clocks', () => {
    for (const { tz, start, due, due_same_wall_time, ...counts } of golden.elapsed_and_weeks) {
      const within =
        counts.elapsed_hours_24x7 === undefined
          ? ({ amount: counts.calendar_weeks, unit: 'weeks' } as const)
          : ({ amount: counts.elapsed_hours_24x7, unit: 'hours' } as const);
      assert.equal(noHours(tz).due(Date.parse(start), within), Date.parse(due ?? due_same_wall_time), `${tz} ${start}`);
    }
  });

  it('agrees on months', () => {
    for (const { start, months: amount, same_day_or_last: due } of golden.months) {
      assert.equal(noHours('UTC').due(Date.parse(start), { amount, unit: 'months' }), Date.parse(due), start);
    }
  });
});
