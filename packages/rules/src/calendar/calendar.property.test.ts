import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  before,
  createCalendar,
  elapsed,
  resume,
  subtract,
  weekdays,
  type CalendarDefinition,
  type HolidayTable,
  type Within,
} from './index.ts';

const minute = 60_000;
const dayMs = 86_400_000;

/** Zones that change their clocks by an hour, by half an hour, at midnight, and not at all. */
const zones = [
  'UTC',
  'Asia/Shanghai',
  'Asia/Kathmandu',
  'Europe/London',
  'America/New_York',
  'America/Havana',
  'America/Santiago',
  'Asia/Beirut',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
];

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const dates = Array.from({ length: 731 }, (_, i) =>
  new Date(Date.UTC(2026, 0, 1) + i * dayMs).toISOString().slice(0, 10),
);
const date = fc.constantFrom(...dates);

/** Up to three spans that do not overlap; the last may run past midnight. */
const spans = fc
  .tuple(fc.uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 2, maxLength: 6 }), fc.boolean())
  .map(([points, overnight]) => {
    const sorted = points.toSorted((a, b) => a - b);
    const pairs = Array.from({ length: Math.floor(sorted.length / 2) }, (_, i) => sorted.slice(2 * i, 2 * i + 2));
    const texts = pairs.map(([from = 0, to = 0]) => `${clock(from)}-${clock(to)}`);
    const last = pairs.at(-1)?.[1] ?? 0;
    const first = pairs[0]?.[0] ?? 0;
    return overnight && last < 1439 && first > 0 ? [...texts, `${clock(last + 1)}-${clock(first - 1)}`] : texts;
  })
  .filter((texts) => texts.every((text) => text.slice(0, 5) !== text.slice(6)));

const day = fc.oneof({ weight: 4, arbitrary: spans }, { weight: 1, arbitrary: fc.constantFrom(['00:00-24:00'], []) });

const definition: fc.Arbitrary<CalendarDefinition> = fc.record({
  timeZone: fc.constantFrom(...zones),
  week: fc.record(Object.fromEntries(weekdays.map((name) => [name, day])), {
    requiredKeys: ['mon', 'wed'],
  }),
  holidays: fc.constant(['T']),
  days: fc.dictionary(date, day, { maxKeys: 5 }),
});

const table: fc.Arbitrary<HolidayTable> = fc
  .tuple(fc.uniqueArray(date, { maxLength: 40 }), fc.uniqueArray(date, { maxLength: 10 }))
  .map(([off, work]) => ({
    id: 'T',
    source: 'test',
    licence: 'none',
    from: '2026-01-01',
    to: '2027-12-31',
    off: Object.fromEntries(off.map((each) => [each, each])),
    work,
  }));

const changes = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-09-06', '2026-10-25', '2026-11-01'];
/** Whole minutes of 2026, often within two days of a change of the clocks. */
const start = fc.oneof(
  fc.integer({ min: 0, max: 365 * 1440 }).map((minutes) => Date.UTC(2026, 0, 1) + minutes * minute),
  fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -2880, max: 2880 }))
    .map(([change, minutes]) => Date.parse(change) + minutes * minute),
);

const desk = fc
  .tuple(definition, table)
  .map(([of, holidays]) => ({ of, holidays, calendar: createCalendar(of, [holidays]) }))
  .filter(({ of }) => [of.week.mon, of.week.wed].some((each) => each && each.length > 0));

/** A shift up to midnight, or over it, closes on a date that is not its own; here are none. */
const dayDesk = desk.map(({ of, holidays }) => {
  const byDay = (texts: readonly string[]): string[] =>
    texts.filter((text) => text.slice(0, 5) < text.slice(6) && !text.endsWith('24:00'));
  const each = (all: Readonly<Record<string, readonly string[]>>) =>
    Object.fromEntries(Object.entries(all).map(([name, texts]) => [name, byDay(texts)]));
  const week = { ...each(of.week), fri: ['09:00-17:00'] };
  return createCalendar({ ...of, week, days: each(of.days ?? {}) }, [holidays]);
});

/** What a minute is, found from the definition alone: by the wall clock that Intl shows, with no arithmetic of ours. */
class Oracle {
  readonly #of: CalendarDefinition;
  readonly #holidays: HolidayTable;
  readonly #format: Intl.DateTimeFormat;
  readonly #offsets = new Map<number, number>();
  readonly #plans = new Map<number, [number, number][]>();

  constructor(of: CalendarDefinition, holidays: HolidayTable) {
    this.#of = of;
    this.#holidays = holidays;
    this.#format = new Intl.DateTimeFormat('sv-SE', { timeZone: of.timeZone, dateStyle: 'short', timeStyle: 'medium' });
  }

  wall(instant: number): number {
    const quarter = Math.floor(instant / (15 * minute));
    let offset = this.#offsets.get(quarter);
    if (offset === undefined) {
      const at = quarter * 15 * minute;
      offset = Date.parse(`${this.#format.format(at).replace(' ', 'T')}Z`) - at;
      this.#offsets.set(quarter, offset);
    }
    return instant + offset;
  }

  plan(number: number): [number, number][] {
    let plan = this.#plans.get(number);
    if (!plan) {
      const texts = this.#texts(new Date(number * dayMs).toISOString().slice(0, 10));
      plan = texts.map((text) => {
        const [from = 0, to = 0] = text.split('-').map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
        return [from, to > from ? to : to + 1440];
      });
      this.#plans.set(number, plan);
    }
    return plan;
  }

  /** Whether the minute that starts at an instant is worked, as part of its own date or (`back` 1) of the day before. */
  worksFor(instant: number, back: 0 | 1): boolean {
    const wall = this.wall(instant);
    const number = Math.floor(wall / dayMs);
    const at = (wall - number * dayMs) / minute + back * 1440;
    return this.plan(number - back).some(([from, to]) => from <= at && at < to);
  }

  works = (instant: number): boolean => this.worksFor(instant, 0) || this.worksFor(instant, 1);

  #texts(name: string): readonly string[] {
    const { days = {}, week } = this.#of;
    if (Object.hasOwn(days, name)) return days[name] ?? [];
    if (Object.hasOwn(this.#holidays.off, name)) return [];
    if (this.#holidays.work?.includes(name)) return this.#usual();
    return week[weekdays[(new Date(name).getUTCDay() + 6) % 7] ?? 'mon'] ?? [];
  }

  #usual(): readonly string[] {
    const all = weekdays.map((name) => this.#of.week[name] ?? []).filter((texts) => texts.length > 0);
    const count = (texts: readonly string[]): number => all.filter((each) => each.join() === texts.join()).length;
    return all.reduce((best, each) => (count(each) > count(best) ? each : best), all[0] ?? []);
  }
}

const business = (amount: number): Within => ({ amount, unit: 'business minutes' });

describe('a random calendar', () => {
  it('counts business minutes as one does who looks at the clock every minute', () => {
    const property = fc.property(
      desk,
      start,
      fc.integer({ min: 1, max: 1500 }),
      ({ of, holidays, calendar }, from, n) => {
        const oracle = new Oracle(of, holidays);
        let at = from;
        for (let left = n; left > 0 && at < from + 40 * dayMs; at += minute) if (oracle.works(at)) left--;
        if (at >= from + 40 * dayMs) return;
        assert.equal(calendar.due(from, business(n)), at);
        assert.equal(elapsed(calendar, from, at), n * minute);
      },
    );
    fc.assert(property, { numRuns: 400 });
  });

  it('counts working days as one does who looks at the clock every minute', () => {
    const property = fc.property(
      desk,
      start,
      fc.integer({ min: 1, max: 12 }),
      ({ of, holidays, calendar }, from, n) => {
        const oracle = new Oracle(of, holidays);
        const first = Math.floor(oracle.wall(from) / dayMs);
        // The last minute worked for each date, whose spans end on the day after it at the latest.
        const closes = new Map<number, number>();
        for (let at = from - dayMs; at < from + 60 * dayMs; at += minute) {
          const number = Math.floor(oracle.wall(at) / dayMs);
          if (oracle.worksFor(at, 0)) closes.set(number, at + minute);
          if (oracle.worksFor(at, 1)) closes.set(number - 1, at + minute);
          if (number > first + 2 && [...closes.keys()].filter((each) => each > first).length > n + 2) break;
        }
        const [last] = [...closes.keys()]
          .filter((each) => each > first)
          .sort((a, b) => a - b)
          .slice(n - 1);
        // A night shift may outlast the day after it.
        const close = last && Math.max(...[...closes].filter(([each]) => each <= last).map(([, at]) => at));
        if (close !== undefined) assert.equal(calendar.due(from, { amount: n, unit: 'business days' }), close);
      },
    );
    fc.assert(property, { numRuns: 100 });
  });

  it('is due no earlier for a later start', () => {
    const steady = fc.constantFrom<Within>(
      business(1),
      business(777),
      { amount: 7, unit: 'business hours' },
      { amount: 3, unit: 'business days' },
    );
    const property = fc.property(desk, start, start, steady, ({ calendar }, a, b, within) => {
      const [earlier, later] = [Math.min(a, b), Math.max(a, b)];
      assert.ok((calendar.due(earlier, within) ?? 0) <= (calendar.due(later, within) ?? 0));
      for (const at of ['end of day', 'start of day', 'close'] as const) {
        for (const unit of ['days', 'weeks', 'months'] as const) {
          const term = { amount: 2, unit };
          assert.ok(
            (calendar.due(earlier, term, { at }) ?? 0) <= (calendar.due(later, term, { at }) ?? 0),
            `${unit} ${at}`,
          );
        }
      }
    });
    fc.assert(property, { numRuns: 400 });
  });

  it('adds up', () => {
    const amount = fc.integer({ min: 1, max: 90_000_000 });
    const property = fc.property(desk, start, amount, amount, ({ calendar }, from, x, y) => {
      const middle = calendar.add(from, x) ?? assert.fail();
      assert.equal(calendar.add(middle, y), calendar.add(from, x + y));
      const end = calendar.add(from, x + y) ?? assert.fail();
      assert.equal(elapsed(calendar, from, middle) + elapsed(calendar, middle, end), elapsed(calendar, from, end));
    });
    fc.assert(property, { numRuns: 400 });
  });

  it('adds the inverse of what elapsed', () => {
    const property = fc.property(desk, start, start, fc.nat(400 * 3_600_000), ({ calendar }, from, to, ms) => {
      const later = calendar.add(from, ms) ?? assert.fail();
      assert.equal(elapsed(calendar, from, later), ms);
      assert.equal(elapsed(calendar, later, from), ms === 0 ? 0 : -ms);
      const worked = elapsed(calendar, Math.min(from, to), Math.max(from, to));
      const reached = calendar.add(Math.min(from, to), worked) ?? assert.fail();
      assert.ok(reached <= Math.max(from, to));
      assert.equal(elapsed(calendar, reached, Math.max(from, to)), 0);
    });
    fc.assert(property, { numRuns: 400 });
  });

  it('subtracts what it added', () => {
    const property = fc.property(desk, start, fc.integer({ min: 1, max: 90_000_000 }), ({ calendar }, from, ms) => {
      const due = calendar.add(from, ms) ?? assert.fail();
      const back = subtract(calendar, due, ms) ?? assert.fail();
      assert.equal(elapsed(calendar, back, due), ms);
      assert.equal(calendar.add(back, ms), due);
      assert.ok(back >= from, 'the last such instant');
      assert.equal(elapsed(calendar, from, back), 0);
      // One millisecond later less would be left.
      assert.equal(elapsed(calendar, back + 1, due), ms - 1);
    });
    fc.assert(property, { numRuns: 400 });
  });

  it('finds the time before that leads to a time', () => {
    const amount = fc.integer({ min: 1, max: 30 });
    const unit = fc.constantFrom('minutes', 'hours', 'business minutes', 'business hours');
    const exact = fc.property(desk, start, amount, unit, ({ calendar }, from, n, of) => {
      const due = calendar.due(from, { amount: n, unit: of }) ?? assert.fail();
      const back = before(calendar, due, { amount: n, unit: of }) ?? assert.fail();
      assert.equal(calendar.due(back, { amount: n, unit: of }), due);
    });
    fc.assert(exact, { numRuns: 400 });
    const days = fc.property(dayDesk, start, amount, (calendar, from, n) => {
      const due = calendar.due(from, { amount: n, unit: 'business days' }) ?? assert.fail();
      const back = before(calendar, due, { amount: n, unit: 'business days' }) ?? assert.fail();
      assert.ok(back < due);
      assert.equal(calendar.due(back, { amount: n, unit: 'business days' }), due);
    });
    fc.assert(days, { numRuns: 400 });
  });

  it('resumes with what was left', () => {
    const property = fc.property(desk, start, fc.nat(3_000), fc.nat(20_000), ({ calendar }, pausedAt, left, pause) => {
      const due = calendar.add(pausedAt, left * minute) ?? assert.fail();
      const resumedAt = pausedAt + pause * minute;
      assert.equal(resume(calendar, due, pausedAt, pausedAt), due);
      const later = resume(calendar, due, pausedAt, resumedAt) ?? assert.fail();
      if (left > 0) assert.equal(elapsed(calendar, resumedAt, later), left * minute);
      else assert.equal(later, due);
      const run = resume(calendar, due, pausedAt, resumedAt, { amount: 1, unit: 'days' });
      assert.equal(run, left > 0 ? due + pause * minute : due);
    });
    fc.assert(property, { numRuns: 400 });
  });

  it('proves every due time it gives', () => {
    const within = fc.oneof(
      fc.integer({ min: 1, max: 3_000 }).map(business),
      fc.integer({ min: 1, max: 30 }).map((amount): Within => ({ amount, unit: 'business days' })),
      fc.record({ amount: fc.integer({ min: 1, max: 9 }), unit: fc.constantFrom('hours', 'days', 'weeks', 'months') }),
    );
    const counting = fc.record({
      from: fc.constantFrom('now', 'next business day'),
      at: fc.constantFrom(undefined, 'close', 'same time', 'end of day'),
    });
    const property = fc.property(desk, start, within, counting, ({ calendar, of }, from, term, how) => {
      const counted = calendar.count(from, term, how);
      assert.equal(counted?.due, calendar.due(from, term, how));
      if (!counted) return;
      const { proof, due } = counted;
      assert.equal(
        proof.reduce((sum, line) => sum + line.counted, 0),
        term.amount,
        JSON.stringify(of),
      );
      for (const line of proof)
        assert.ok((line.why === undefined) === (line.from !== undefined && line.to !== undefined));
      const end = proof.findLast((line) => line.to !== undefined)?.to ?? '';
      assert.equal(Date.parse(end), due);
    });
    fc.assert(property, { numRuns: 400 });
  });
});
