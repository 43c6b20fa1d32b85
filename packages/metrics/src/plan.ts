import type { Issue } from '@redress/cases';
import { caseDimensions, type CaseDimension } from './columns.ts';
import { monthOf, parseDay, startOfMonth } from './day.ts';
import { MetricsError } from './errors.ts';
import { parseInstant } from './instant.ts';
import { isKpiId, type KpiId } from './kpis.ts';
import {
  timeDimensions,
  type Filters,
  type MetricsContext,
  type MetricsQuery,
  type Period,
  type TimeDimension,
} from './metrics-query.ts';
import { zoneOf, type Zone } from './zone.ts';

/** A span of time in milliseconds since 1970, `to` not included; infinite where it is open. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Where and what of a question, checked and in numbers. */
export interface Scope {
  readonly zone: Zone;
  readonly weekStart: number;
  readonly now: number;
  readonly span: Span;
  readonly filters: Filters;
}

export interface Plan extends Scope {
  readonly kpis: readonly KpiId[];
  readonly byCase: readonly CaseDimension[];
  readonly byTime: readonly TimeDimension[];
  readonly fill: boolean;
  /** The period to compare with. */
  readonly before: Span | undefined;
}

/** Counting the days of a period takes time for each of them. */
const longestInYears = 200;
const yearInMs = 366 * 86_400_000;

const isCaseDimension = (name: string): name is CaseDimension => (caseDimensions as readonly string[]).includes(name);
const isTimeDimension = (name: string): name is TimeDimension => (timeDimensions as readonly string[]).includes(name);

function instantOf(text: string | undefined, path: string, zone: Zone, open: number, issues: Issue[]): number {
  if (text === undefined) return open;
  const day = parseDay(text);
  const at = Number.isNaN(day) ? parseInstant(text) : zone.startOfDay(day);
  if (Number.isNaN(at)) issues.push({ code: 'bad-date', path });
  return at;
}

function zoneFor(timeZone: string, issues: Issue[]): Zone {
  try {
    return zoneOf(timeZone);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    issues.push({ code: 'unknown-time-zone', path: '/timeZone', params: { timeZone } });
    return zoneOf('UTC');
  }
}

function scopeOf(asked: MetricsContext & Period & { filters?: Filters }, issues: Issue[]): Scope {
  const zone = zoneFor(asked.timeZone, issues);
  const weekStart = asked.weekStart ?? 1;
  if (!Number.isInteger(weekStart) || weekStart < 1 || weekStart > 7) {
    issues.push({ code: 'bad-week-start', path: '/weekStart' });
  }
  const now = parseInstant(asked.now);
  if (Number.isNaN(now)) issues.push({ code: 'bad-date', path: '/now' });
  const from = instantOf(asked.from, '/from', zone, -Infinity, issues);
  const to = instantOf(asked.to, '/to', zone, Infinity, issues);
  if (from >= to) issues.push({ code: 'empty-period', path: '/to' });
  const [begins, ends] = [from, to].map((end) => (Number.isFinite(end) ? end : now)) as [number, number];
  if (ends - begins > longestInYears * yearInMs) {
    issues.push({ code: 'period-too-long', path: '/from', params: { years: longestInYears } });
  }
  for (const name of Object.keys(asked.filters ?? {})) {
    if (!isCaseDimension(name)) issues.push({ code: 'unknown-dimension', path: `/filters/${name}`, params: { name } });
  }
  return { zone, weekStart, now, span: { from, to }, filters: asked.filters ?? {} };
}

const refuse = (issues: readonly Issue[]): void => {
  if (issues.length) throw new MetricsError(issues);
};

/**
 * @param bound the end of the period that may not be open
 * @throws MetricsError when it can't be asked
 */
export function planScope(asked: MetricsContext & Period & { filters?: Filters }, bound?: 'from'): Scope {
  const issues: Issue[] = [];
  const scope = scopeOf(asked, issues);
  if (bound && scope.span.from === -Infinity) issues.push({ code: 'open-period', path: '/from' });
  refuse(issues);
  return scope;
}

/** @throws MetricsError when it can't be asked */
export function planQuery(query: MetricsQuery): Plan {
  const issues: Issue[] = [];
  const scope = scopeOf(query, issues);
  const by = query.by ?? [];
  query.kpis.forEach((id, index) => {
    if (!isKpiId(id)) issues.push({ code: 'unknown-kpi', path: `/kpis/${String(index)}`, params: { id } });
  });
  by.forEach((name: string, index) => {
    if (!isCaseDimension(name) && !isTimeDimension(name)) {
      issues.push({ code: 'unknown-dimension', path: `/by/${String(index)}`, params: { name } });
    }
  });
  if (query.compare && !(Number.isFinite(scope.span.from) && Number.isFinite(scope.span.to))) {
    issues.push({ code: 'open-period', path: '/compare' });
  }
  refuse(issues);
  const { span, ...where } = scope;
  const byTime = timeDimensions.filter((name) => by.includes(name));
  const before = query.compare ? previousSpan(scope) : undefined;
  return {
    ...where,
    span,
    before,
    kpis: [...new Set(query.kpis)],
    byCase: [...new Set(by)].filter(isCaseDimension),
    byTime,
    fill: query.fill ?? false,
  };
}

/**
 * The period of the same length before: as many whole months when the period is whole months, else as many days
 * when it is whole days, else as much time.
 */
export function previousSpan({ span, zone }: Scope): Span {
  const days = [zone.dayOf(span.from), zone.dayOf(span.to)] as const;
  if (zone.startOfDay(days[0]) !== span.from || zone.startOfDay(days[1]) !== span.to) {
    return { from: span.from - (span.to - span.from), to: span.from };
  }
  const months = [monthOf(days[0]), monthOf(days[1])] as const;
  const whole = startOfMonth(months[0]) === days[0] && startOfMonth(months[1]) === days[1];
  const first = whole ? startOfMonth(2 * months[0] - months[1]) : 2 * days[0] - days[1];
  return { from: zone.startOfDay(first), to: span.from };
}
