import { pointer, type Deadline, type Issue } from '@redress/cases';
import {
  alwaysOpen,
  createCalendar,
  parseWithin,
  type Calendar,
  type CalendarDefinition,
  type HolidayTable,
  type Within,
} from './calendar/index.ts';
import type { ClockTerms } from './policy.ts';

/** One deadline of the policy, ready to be counted. */
export interface Term {
  readonly terms: ClockTerms;
  readonly within: Within;
  readonly calendar: Calendar;
  /** The rule that sets it, and its law; absent for a default. */
  readonly rule?: string;
  readonly law?: string;
}

const uncovered = { source: '', licence: '', from: '1970-01-01', to: '1970-01-01', off: {} };

/** The calendars of a policy by id; the one that is always open, in UTC, for deadlines that name none. */
export class Calendars {
  /** A table that the policy names and that is not at hand: `unknown-holidays`. */
  readonly issues: readonly Issue[];
  readonly #calendars = new Map<string | undefined, Calendar>();

  constructor(definitions: Readonly<Record<string, CalendarDefinition>>, tables: Iterable<HolidayTable>) {
    const known = [...tables];
    const ids = new Set(known.map(({ id }) => id));
    this.issues = Object.entries(definitions).flatMap(([name, { holidays = [] }]) =>
      holidays.flatMap((id, i): Issue[] =>
        ids.has(id)
          ? []
          : [{ code: 'unknown-holidays', path: pointer(['calendars', name, 'holidays', i]), params: { id } }],
      ),
    );
    // Such a table covers nothing: every deadline that needs it says where its data ends.
    const empty = this.issues.map(({ params }) => ({ id: String(params?.['id']), ...uncovered }));
    for (const [id, definition] of Object.entries(definitions)) {
      this.#calendars.set(id, createCalendar(definition, [...known, ...empty]));
    }
    this.#calendars.set(undefined, createCalendar(alwaysOpen));
  }

  /** @throws RangeError for a calendar that does not exist; `parsePolicy` has seen to it that it does. */
  get(id: string | undefined): Calendar {
    const calendar = this.find(id);
    if (!calendar) throw new RangeError('unknown-calendar');
    return calendar;
  }

  find(id: string | undefined): Calendar | undefined {
    return this.#calendars.get(id);
  }

  term(terms: ClockTerms, origin: { rule?: string; law?: string | undefined } = {}): Term {
    const { rule, law } = origin;
    return {
      terms,
      within: withinOf(terms.within),
      calendar: this.get(terms.calendar),
      ...(rule !== undefined && { rule }),
      ...(law !== undefined && { law }),
    };
  }
}

/** @throws RangeError for a duration that can't be read; `parsePolicy` has seen to it that it can. */
export function withinOf(text: string): Within {
  const within = parseWithin(text);
  if (!within) throw new RangeError('invalid-duration');
  return within;
}

/** When a clock runs out, in milliseconds since 1970. */
export interface DueTime {
  readonly clock: string;
  readonly due: number;
}

/** Take a term into a list, if none of its clock there falls due as soon. Terms beyond the calendar's years are left out. */
export function offer(times: DueTime[], { calendar, within, terms }: Term, now: number): void {
  const due = calendar.due(now, within, terms);
  if (due === undefined) return;
  const { clock } = terms;
  const place = placeOf(times, clock, times.length);
  const known = times[place];
  if (!known) times.push({ clock, due });
  else if (due < known.due) times[place] = { clock, due };
}

/** The same list with defaults for the clocks that it lacks, in order of time. */
export function settle(times: DueTime[], defaults: readonly Term[], now: number): DueTime[] {
  const ruled = times.length;
  for (const term of defaults) if (placeOf(times, term.terms.clock, ruled) === ruled) offer(times, term, now);
  // There are few, and `sort` takes longer to start than this to end.
  times.forEach((moved, i) => {
    let place = i;
    for (; place > 0 && (times[place - 1]?.due ?? 0) > moved.due; place--) times[place] = times[place - 1] ?? moved;
    times[place] = moved;
  });
  return times;
}

/** Where a clock stands among the first so many, or how many they are. */
function placeOf(times: readonly DueTime[], clock: string, length: number): number {
  let place = 0;
  while (place < length && times[place]?.clock !== clock) place++;
  return place;
}

/** For each clock when it runs out first: a default counts where no other term has its clock. */
export function dueTimes(terms: readonly Term[], defaults: readonly Term[], now: number): DueTime[] {
  const times: DueTime[] = [];
  for (const term of terms) offer(times, term, now);
  return settle(times, defaults, now);
}

/** The same, counted day by day; of two terms that fall due together the earlier in the list. */
export function deadlinesOf(terms: readonly Term[], defaults: readonly Term[], now: number): Deadline[] {
  return dueTimes(terms, defaults, now).flatMap(({ clock, due }) => {
    const first = [...terms, ...defaults].find(
      (term) => term.terms.clock === clock && term.calendar.due(now, term.within, term.terms) === due,
    );
    return (first && deadlineOf(first, now)) ?? [];
  });
}

/** A term counted day by day. */
export function deadlineOf(term: Term, now: number): Deadline | undefined {
  const { calendar, within, terms, rule, law } = term;
  const counted = calendar.count(now, within, terms);
  return (
    counted && {
      clock: terms.clock,
      due: new Date(counted.due).toISOString(),
      within: terms.within,
      ...(terms.calendar !== undefined && { calendar: terms.calendar }),
      ...(terms.pausable !== undefined && { pausable: terms.pausable }),
      ...(rule !== undefined && { rule }),
      ...(law !== undefined && { law }),
      ...(counted.dataEndsAt !== undefined && { dataEndsAt: counted.dataEndsAt }),
      proof: counted.proof,
    }
  );
}
