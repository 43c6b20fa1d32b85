import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parseDay } from '../calendar/civil.ts';
import { allHolidays } from './all.ts';
import { shippedHolidays } from './index.ts';

describe('holiday tables', () => {
  it('load by id', async () => {
    const loaded = await Promise.all(Object.values(shippedHolidays).map((load) => load()));
    assert.deepEqual(
      loaded.map(({ id }) => id),
      Object.keys(shippedHolidays),
    );
    assert.deepEqual(loaded, allHolidays);
  });

  it('hold days in order, within what they cover, none both off and worked', () => {
    for (const { id, from, to, off, work = [], source, licence } of allHolidays) {
      const dates = Object.keys(off);
      assert.ok(source && licence && dates.length > 0, id);
      assert.deepEqual(dates, dates.toSorted(), id);
      for (const date of [...dates, ...work]) {
        assert.ok(parseDay(date) !== undefined && date >= from && date <= to, `${id} ${date}`);
      }
      assert.ok(!work.some((date) => date in off), id);
      assert.ok(
        Object.values(off).every((name) => name !== ''),
        id,
      );
    }
  });

  it('are what the script writes', () => {
    const script = fileURLToPath(new URL('../../../../scripts/holidays.ts', import.meta.url));
    execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' });
  });
});
