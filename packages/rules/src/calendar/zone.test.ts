import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Zone, zoneNamed } from './zone.ts';

const zone = (name: string): Zone => zoneNamed(name) ?? assert.fail(name);
const iso = (instant: number): string => new Date(instant).toISOString();

describe('time zones', () => {
  it('has the offsets of Intl in every zone', () => {
    const first = Date.UTC(2024, 0, 1, 5);
    for (const timeZone of Intl.supportedValuesOf('timeZone')) {
      const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
      for (let at = first; at < Date.UTC(2029, 0, 1); at += 37 * 86_400_000) {
        const [, sign = '+', hour = '0', minute = '0'] = /GMT(?:([+-])(\d+):(\d+))?$/.exec(format.format(at)) ?? [];
        const expected = Number(`${sign}1`) * (Number(hour) * 60 + Number(minute)) * 60_000;
        assert.equal(zone(timeZone).offset(at), expected, `${timeZone} ${iso(at)}`);
      }
    }
  });

  it('knows the second at which the clocks change', () => {
    const london = zone('Europe/London');
    assert.equal(london.offset(Date.parse('2026-03-29T00:59:59Z')), 0);
    assert.equal(london.offset(Date.parse('2026-03-29T01:00:00Z')), 3_600_000);
    assert.equal(london.offset(Date.parse('2026-10-25T00:59:59Z')), 3_600_000);
    assert.equal(london.offset(Date.parse('2026-10-25T01:00:00Z')), 0);
  });

  it('takes the first of two equal wall times, and moves a skipped one on by what was skipped', () => {
    const newYork = zone('America/New_York');
    assert.equal(iso(newYork.instant(Date.parse('2026-11-01T01:30Z'))), '2026-11-01T05:30:00.000Z');
    assert.equal(iso(newYork.instant(Date.parse('2026-03-08T02:30Z'))), '2026-03-08T07:30:00.000Z');
    assert.equal(iso(zone('Australia/Lord_Howe').instant(Date.parse('2026-10-04T02:15Z'))), '2026-10-03T15:45:00.000Z');
  });

  it('crosses the date line with Samoa', () => {
    const apia = zone('Pacific/Apia');
    assert.equal(iso(apia.instant(Date.parse('2011-12-31T05:00Z'))), '2011-12-30T15:00:00.000Z');
    assert.equal(iso(apia.instant(Date.parse('2011-12-29T05:00Z'))), '2011-12-29T15:00:00.000Z');
  });

  it('shares a zone between spellings, and has none for a name that is none', () => {
    assert.equal(zoneNamed('europe/london'), zoneNamed('Europe/London'));
    for (const name of ['Mars/Olympus', '', 'constructor', '../etc/passwd']) assert.equal(zoneNamed(name), undefined);
  });
});
