import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { factsRow } from '../../../test/helpers/facts.ts';
import { createColumns, query, zoneOf } from './index.ts';

const zones = [
  'UTC',
  'Asia/Shanghai',
  'Asia/Kolkata',
  'America/New_York',
  'America/Santiago',
  'America/Havana',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Pacific/Apia',
  'Asia/Beirut',
];

const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      hourCycle: 'h23',
    });
  formats.set(timeZone, format);
  return format;
}

/** What `Intl` says of one instant. */
function local(at: number, timeZone: string): Record<string, string> {
  return Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
}

test('each case falls into the day and hour that its clock on the wall shows', () => {
  const instants = fc.array(fc.integer({ min: Date.UTC(2008, 0, 1), max: Date.UTC(2028, 0, 1) }), { minLength: 1 });
  fc.assert(
    fc.property(fc.constantFrom(...zones), instants, (timeZone, times) => {
      const columns = createColumns();
      for (const at of times) columns.upsert(factsRow({ id: String(at), receivedAt: new Date(at).toISOString() }));
      const { rows } = query(columns, {
        kpis: ['received'],
        by: ['day', 'hour'],
        timeZone,
        now: '2028-01-01T00:00:00Z',
      });
      const wanted = new Map<string, number>();
      for (const at of new Set(times)) {
        const { year, month, day, hour } = local(at, timeZone);
        const key = `${year}-${month}-${day} ${Number(hour)}`;
        wanted.set(key, (wanted.get(key) ?? 0) + 1);
      }
      const found = new Map(rows.map(({ day, hour, received }) => [`${day} ${hour}`, received]));
      assert.deepEqual(found, new Map([...wanted].sort(([a], [b]) => order(a, b))));
    }),
    { numRuns: 50 },
  );
});

function order(a: string, b: string): number {
  const [x, y] = [a, b].map((key) => key.split(' '));
  return x![0] === y![0] ? Number(x![1]) - Number(y![1]) : x![0]! < y![0]! ? -1 : 1;
}

test('a day that a country left out is empty, and its neighbours whole', () => {
  const columns = createColumns();
  // Samoa went from the 29th of December 2011 to the 31st.
  columns.upsert(factsRow({ id: 'a', receivedAt: '2011-12-30T09:59:59Z' }));
  columns.upsert(factsRow({ id: 'b', receivedAt: '2011-12-30T10:00:00Z' }));
  const { rows } = query(columns, {
    kpis: ['received'],
    by: ['day'],
    from: '2011-12-29',
    to: '2012-01-01',
    fill: true,
    timeZone: 'Pacific/Apia',
    now: '2012-01-01T00:00:00Z',
  });
  assert.deepEqual(
    rows.map(({ day, received }) => [day, received]),
    [
      ['2011-12-29', 1],
      ['2011-12-30', 0],
      ['2011-12-31', 1],
    ],
  );
});

test('the offsets of a span begin and end where clocks change', () => {
  const [from, to] = [Date.parse('2026-01-01T00:00:00Z'), Date.parse('2027-01-01T00:00:00Z')];
  const hour = 3_600_000;
  assert.deepEqual(zoneOf('America/New_York').offsets(from, to), [
    { until: Date.parse('2026-03-08T07:00:00Z'), offset: -5 * hour },
    { until: Date.parse('2026-11-01T06:00:00Z'), offset: -4 * hour },
    { until: Infinity, offset: -5 * hour },
  ]);
  assert.deepEqual(zoneOf('Asia/Kolkata').offsets(from, to), [{ until: Infinity, offset: 5.5 * hour }]);
  // Half an hour forward, and back.
  assert.deepEqual(
    zoneOf('Australia/Lord_Howe')
      .offsets(from, to)
      .map(({ offset }) => offset / hour),
    [11, 10.5, 11],
  );
  for (const timeZone of ['Europe/Berlin', 'Africa/Casablanca', 'Australia/Lord_Howe', 'Pacific/Apia']) {
    const zone = zoneOf(timeZone);
    const offsets = zone.offsets(Date.UTC(1990), to);
    for (let at = Date.UTC(1990) + 1; at < to; at += 50 * hour) {
      assert.equal(offsets.find(({ until }) => at < until)?.offset, zone.offsetAt(at), `${timeZone} ${at}`);
    }
  }
});
