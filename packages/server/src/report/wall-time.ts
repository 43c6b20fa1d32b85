/**
 * What clocks of a time zone show, as if it were UTC: files know no time zones.
 * @param at RFC 3339
 */
export function wallTime(at: string, timeZone: string): Date {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601', { ...options, hourCycle: 'h23', timeZone });
  const parts = new Map(format.formatToParts(new Date(at)).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? NaN;
  return new Date(Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute')));
}
