import type { SavedView } from '@redress/desk';
import type { DayRange } from '../kpi/period.ts';

type Filters = Readonly<Record<string, readonly (string | null)[]>>;

/** What a list of cases can be narrowed to, one value each. */
const listed = ['channel', 'category', 'product', 'cause', 'severity', 'department', 'handler'] as const;

/** How far a time zone's clocks are ahead of UTC at an instant, in milliseconds. */
function aheadOf(instant: number, timeZone: string | undefined): number {
  const options = { hourCycle: 'h23', dateStyle: 'short', timeStyle: 'medium', timeZone } as const;
  // Swedish writes dates as ISO 8601 does.
  const wall = new Intl.DateTimeFormat('sv-SE', options).format(instant);
  return Date.parse(`${wall.replace(' ', 'T')}Z`) - instant;
}

/** When a day begins on the clocks of a time zone. */
export function startOf(day: string, timeZone: string | undefined): string {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // The second look is for days on which clocks change.
  const guess = midnight - aheadOf(midnight, timeZone);
  return new Date(midnight - aheadOf(guess, timeZone)).toISOString();
}

/**
 * The list of cases that is nearest to a chosen figure. A list is narrowed by channel, category, product, cause,
 * severity, department, handler, and by weekday and hour of receipt on the company's clocks.
 */
export function casesBehind(
  filters: Filters,
  { from, to }: DayRange,
  timeZone: string | undefined,
  { weekday, hour }: { readonly weekday?: number; readonly hour?: number } = {},
): SavedView['query'] {
  const narrowed = listed.flatMap((name) => {
    const [value] = filters[name] ?? [];
    return value ? [[name, value] as const] : [];
  });
  return {
    queue: 'all',
    sort: 'received',
    ...Object.fromEntries(narrowed),
    ...(weekday !== undefined && { weekday }),
    ...(hour !== undefined && { hour }),
    ...(from !== undefined && { receivedFrom: startOf(from, timeZone) }),
    ...(to !== undefined && { receivedTo: startOf(to, timeZone) }),
  };
}
