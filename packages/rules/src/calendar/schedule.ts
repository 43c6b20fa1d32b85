import { lastYear, parseDay, weekdayOf, yearOf } from './civil.ts';
import { weekdays, type CalendarDefinition, type HolidayTable } from './definition.ts';
import { parseSpans, type Span } from './span.ts';

/** What a calendar says of a date: its spans, and for a day off the reason. */
export interface DayPlan {
  readonly spans: readonly Span[];
  readonly why?: 'holiday' | 'day-off';
  /** The holiday's name. */
  readonly holiday?: string;
}

const dayOff: DayPlan = { spans: [], why: 'day-off' };

const planOf = (spans: readonly Span[]): DayPlan => (spans.length > 0 ? { spans } : dayOff);

/** The commonest spans of the week, the earlier in the week where two are as common. */
function usual(week: readonly DayPlan[]): DayPlan {
  const counts = new Map<string, { plan: DayPlan; count: number }>();
  for (const plan of week) {
    if (plan === dayOff) continue;
    const key = plan.spans.map(({ from, to }) => `${String(from)}-${String(to)}`).join();
    const entry = counts.get(key) ?? { plan, count: 0 };
    entry.count++;
    counts.set(key, entry);
  }
  return [...counts.values()].reduce((best, each) => (each.count > best.count ? each : best), {
    plan: dayOff,
    count: 0,
  }).plan;
}

/** What each date is: single dates go before holidays, those before make-up days, those before the week. */
export class Schedule {
  /** The last day that every holiday table covers. */
  readonly dataEnds: number | undefined;
  /** The last year with any working time: without a working week, that of the last single date. */
  readonly openUntil: number;
  readonly #week: readonly DayPlan[];
  readonly #usual: DayPlan;
  readonly #days = new Map<number, DayPlan>();

  constructor(definition: CalendarDefinition, tables: Iterable<HolidayTable>) {
    this.#week = weekdays.map((name) => planOf(parseSpans(definition.week[name] ?? [])));
    this.#usual = usual(this.#week);
    const named = [...tables].filter(({ id }) => definition.holidays?.includes(id));
    for (const { work = [] } of named) for (const date of work) this.#set(date, this.#usual);
    for (const { off } of named) {
      for (const [date, holiday] of Object.entries(off)) this.#set(date, { spans: [], why: 'holiday', holiday });
    }
    for (const [date, texts] of Object.entries(definition.days ?? {})) this.#set(date, planOf(parseSpans(texts)));
    const single = [...this.#days].filter(([, { spans }]) => spans.length > 0).map(([day]) => yearOf(day));
    this.openUntil = this.#usual === dayOff ? single.reduce((a, b) => Math.max(a, b), 0) : lastYear;
    const ends = named.map(({ to }) => parseDay(to)).filter((day) => day !== undefined);
    this.dataEnds = ends.length > 0 ? Math.min(...ends) : undefined;
  }

  plan(day: number): DayPlan {
    return this.#days.get(day) ?? this.#week[weekdayOf(day)] ?? dayOff;
  }

  #set(date: string, plan: DayPlan): void {
    const day = parseDay(date);
    if (day !== undefined) this.#days.set(day, plan);
  }
}
