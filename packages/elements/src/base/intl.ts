/** Formatting by Intl; `tag` is a BCP 47 tag. Instants are RFC 3339 and shown in the reader's own time zone. */

/** E.g. `10 MB`; 1,024 bytes make a kilobyte. */
export function formatBytes(bytes: number, tag: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  return new Intl.NumberFormat(tag, {
    style: 'unit',
    unit: units[power],
    unitDisplay: 'short',
    maximumFractionDigits: power > 1 && bytes < 10 * 1024 ** power ? 1 : 0,
  }).format(bytes / 1024 ** power);
}

/** E.g. `Friday, 4 December 2026 at 17:00`. */
export const formatInstant = (instant: string | number, tag: string, style: 'full' | 'short' = 'full'): string =>
  new Intl.DateTimeFormat(
    tag,
    style === 'full'
      ? { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit' }
      : { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' },
  ).format(new Date(instant));

/** Minutes that a unit has, and from how many it is used. */
const spans = [
  [525_960, 'year', 2 * 525_960],
  [43_830, 'month', 4 * 43_830],
  [1_440, 'day', 2 * 1_440],
  [60, 'hour', 90],
] as const;

/** How far an instant is from now, in its largest fitting unit: `in 3 days`, `2 hours ago`, `6 years ago`. */
export function formatDistance(instant: string | number, now: number, tag: string): string {
  const minutes = (new Date(instant).getTime() - now) / 60_000;
  const [size, unit] = spans.find(([, , from]) => Math.abs(minutes) >= from) ?? ([1, 'minute'] as const);
  return new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }).format(Math.trunc(minutes / size), unit);
}
