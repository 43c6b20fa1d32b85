import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { alwaysOpen, checkCalendar, checkTerms, compileCalendars, createCalendar } from './index.ts';

const found = (definition: Parameters<typeof checkCalendar>[0], tables?: string[]): string[] =>
  checkCalendar(definition, tables).map(({ code, path }) => `${code} ${path}`);

describe('checkCalendar', () => {
  it('finds nothing wrong with sound calendars', () => {
    assert.deepEqual(found(alwaysOpen), []);
    const week = { mon: ['09:00-12:00', '13:30-18:00'], fri: ['22:00-06:00'], sun: [] };
    const definition = { timeZone: 'Asia/Shanghai', week, holidays: ['CN'], days: { '2026-02-14': [] } };
    assert.deepEqual(found(definition, ['CN']), []);
  });

  it('points at each fault', () => {
    const definition = {
      timeZone: 'Europe/Lundun',
      week: {
        mon: ['9-5', '09:00-09:00', '24:00-25:00'],
        tue: ['13:00-18:00', '09:00-14:00'],
        monday: ['09:00-17:00'],
      },
      holidays: ['CN', 'XX'],
      days: { '2026-02-30': [], 'a/b': ['10:00-11:61'] },
    };
    assert.deepEqual(found(definition, ['CN']), [
      'unknown-time-zone /timeZone',
      'bad-span /week/mon/0',
      'bad-span /week/mon/1',
      'bad-span /week/mon/2',
      'spans-overlap /week/tue/0',
      'unknown-weekday /week/monday',
      'unknown-holidays /holidays/1',
      'bad-day /days/2026-02-30',
      'bad-day /days/a~1b',
      'bad-span /days/a~1b/0',
    ]);
  });

  it('compiles sound calendars, with one for deadlines that name none', () => {
    const compiled = compileCalendars({ office: { timeZone: 'UTC', week: { mon: ['09:00-17:00'] } } });
    assert.ok('calendars' in compiled);
    assert.deepEqual([...compiled.calendars.keys()], ['office', '']);
    const refused = compileCalendars({ office: { timeZone: 'X', week: {} } });
    assert.ok('issues' in refused);
    assert.equal(refused.issues[0]?.path, '/office/timeZone');
  });

  it('throws for a time zone that nobody checked', () => {
    assert.throws(() => createCalendar({ timeZone: 'X', week: {} }), RangeError);
  });

  it('sees a deadline that can never be counted', () => {
    const never = { timeZone: 'UTC', week: { mon: [] } };
    assert.equal(checkTerms(never, { amount: 1, unit: 'business hours' })[0]?.code, 'no-working-time');
    assert.deepEqual(checkTerms(never, { amount: 1, unit: 'hours' }), []);
    assert.deepEqual(checkTerms(alwaysOpen, { amount: 1, unit: 'business days' }), []);
  });
});
