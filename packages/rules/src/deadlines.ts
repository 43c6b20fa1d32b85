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

/** A term that was chosen for its clock, with its due time in milliseconds since 1970. */
export interface Chosen {
  readonly term: Term;
  readonly due: number;
}

/**
 * For each clock the term that falls due first, the earlier in the list of two that fall due together;
 * a default counts where no other term has its clock. Terms beyond the calendar's years are left out.
 */
export function earliest(terms: readonly Term[], defaults: readonly Term[], now: number): Chosen[] {
  const chosen: Chosen[] = [];
  for (const term of terms) offer(chosen, term, now);
  const ruled = chosen.length;
  for (const term of defaults) if (placeOf(chosen, term, ruled) < 0) offer(chosen, term, now);
  return chosen.length > 1 ? chosen.sort((a, b) => a.due - b.due) : chosen;
}

function offer(chosen: Chosen[], term: Term, now: number): void {
  const due = term.calendar.due(now, term.within, term.terms);
  if (due === undefined) return;
  const place = placeOf(chosen, term, chosen.length);
  if (place < 0) chosen.push({ term, due });
  else if (due < (chosen[place]?.due ?? due)) chosen[place] = { term, due };
}

/** Where a term's clock stands among the first so many chosen, or -1. */
function placeOf(chosen: readonly Chosen[], { terms }: Term, length: number): number {
  for (let i = 0; i < length; i++) if (chosen[i]?.term.terms.clock === terms.clock) return i;
  return -1;
}

/** The same without the terms. */
export function dueTimes(
  terms: readonly Term[],
  defaults: readonly Term[],
  now: number,
): { clock: string; due: number }[] {
  const times: { clock: string; due: number }[] = [];
  if (terms.length + defaults.length === 0) return times;
  for (const { term, due } of earliest(terms, defaults, now)) times.push({ clock: term.terms.clock, due });
  return times;
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
