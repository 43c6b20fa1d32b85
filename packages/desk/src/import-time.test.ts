import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOf, instantOf, isTimePattern, isTimeZone, readWallTime } from './import-time.ts';

const at = (text: string, pattern: string, timeZone: string): string | undefined => {
  const wall = readWallTime(text, pattern);
  return wall && instantOf(wall, timeZone);
};

const instants: [string, string, string, string][] = [
  ['2026-11-22 16:41:05', 'yyyy-MM-dd HH:mm:ss', 'Asia/Shanghai', '2026-11-22T08:41:05.000Z'],
  ['22.11.2026', 'dd.MM.yyyy', 'Europe/Berlin', '2026-11-21T23:00:00.000Z'],
  ['2026-07-01 12:00', 'yyyy-MM-dd HH:mm', 'America/New_York', '2026-07-01T16:00:00.000Z'],
  // Skipped by the clocks of that night.
  ['2026-03-08 02:30', 'yyyy-MM-dd HH:mm', 'America/New_York', '2026-03-08T07:30:00.000Z'],
  // Shown twice by the clocks of that night.
  ['2026-11-01 01:30', 'yyyy-MM-dd HH:mm', 'America/New_York', '2026-11-01T05:30:00.000Z'],
  ['2011-12-31 00:00', 'yyyy-MM-dd HH:mm', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
];
for (const [text, pattern, timeZone, expected] of instants) {
  test(`${text} in ${timeZone}`, () => {
    assert.equal(at(text, pattern, timeZone), expected);
  });
}

test('days and times that do not exist are not read', () => {
  for (const text of ['2025-02-29', '2025-13-01', '2025-00-10', '0000-01-01', '25-01-01', '2025-01-01x']) {
    assert.equal(readWallTime(text, 'yyyy-MM-dd'), undefined, text);
  }
  for (const text of ['2025-01-01 24:00', '2025-01-01 10:60']) {
    assert.equal(readWallTime(text, 'yyyy-MM-dd HH:mm'), undefined, text);
  }
});

test('a pattern is taken literally but for its tokens', () => {
  const wall = readWallTime('(03).2025*07', '(MM).yyyy*dd', '09:30');
  assert.ok(wall);
  assert.equal(dayOf(wall), '2025-03-07');
  assert.equal(instantOf(wall, 'UTC'), '2025-03-07T09:30:00.000Z');
  assert.equal(readWallTime('(03)x2025*07', '(MM).yyyy*dd'), undefined);
});

test('a pattern names year, month and day, each once', () => {
  assert.deepEqual(['yyyy-MM-dd', 'dd/MM/yyyy HH:mm', 'yyyy-MM', 'dd.dd.yyyy MM', ''].map(isTimePattern), [
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('time zones are told from other words', () => {
  assert.deepEqual(['UTC', 'America/New_York', 'Nowhere', ''].map(isTimeZone), [true, true, false, false]);
});
