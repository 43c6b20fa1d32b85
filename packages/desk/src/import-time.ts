import { zoneNamed, type Zone } from '@redress/rules';

const widths = { yyyy: 4, MM: 2, dd: 2, HH: 2, mm: 2, ss: 2 } as const;
type Token = keyof typeof widths;
const tokens = /yyyy|MM|dd|HH|mm|ss/g;

/** Year, month, day, hour, minute, second as written on a clock on the wall. */
type WallTime = Readonly<Record<Token, number>>;

/** Whether a pattern like `dd.MM.yyyy HH:mm` names year, month and day, and nothing twice. */
export function isTimePattern(pattern: string): boolean {
  const found: readonly string[] = pattern.match(tokens) ?? [];
  return new Set(found).size === found.length && ['yyyy', 'MM', 'dd'].every((token) => found.includes(token));
}

/** Reads a text by a pattern; what the pattern lacks is taken from `at` (`HH:mm`). Undefined if it does not fit or no such day or time exists. */
export function readWallTime(text: string, pattern: string, at = '00:00'): WallTime | undefined {
  const order = pattern.match(tokens) as Token[];
  const parts = pattern.split(tokens).map((literal) => literal.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const source = parts.reduce((all, literal, i) => {
    const token = order[i - 1];
    return token ? `${all}(\\d{${String(widths[token])}})${literal}` : literal;
  }, '');
  const match = new RegExp(`^${source}$`).exec(text);
  if (!match) return undefined;
  const [HH = 0, mm = 0] = at.split(':').map(Number);
  const read = Object.fromEntries(order.map((token, i) => [token, Number(match[i + 1])]));
  const wall = { yyyy: 0, MM: 0, dd: 0, HH, mm, ss: 0, ...read };
  const utc = new Date(utcOf(wall));
  const exists =
    utc.getUTCMonth() + 1 === wall.MM && utc.getUTCDate() === wall.dd && wall.HH < 24 && wall.mm < 60 && wall.ss < 60;
  return exists && wall.yyyy > 0 ? wall : undefined;
}

function utcOf({ yyyy, MM, dd, HH, mm, ss }: WallTime): number {
  const date = new Date(0);
  date.setUTCFullYear(yyyy, MM - 1, dd);
  date.setUTCHours(HH, mm, ss);
  return date.getTime();
}

export const dayOf = ({ yyyy, MM, dd }: WallTime): string =>
  [String(yyyy).padStart(4, '0'), String(MM).padStart(2, '0'), String(dd).padStart(2, '0')].join('-');

export const isTimeZone = (timeZone: string): boolean => zoneNamed(timeZone) !== undefined;

const zones = new Map<string, Zone>();

/** Telling which zone a name means costs far more than asking the zone; a file has one. */
function zoneOf(timeZone: string): Zone {
  const zone = zones.get(timeZone) ?? zoneNamed(timeZone);
  if (!zone) throw new RangeError('unknown-time-zone');
  zones.set(timeZone, zone);
  return zone;
}

/**
 * The instant at which a zone's clocks show a time, in RFC 3339 and UTC. A time that clocks skip in spring counts
 * by the offset before the change; of one they show twice in autumn, the first is meant.
 *
 * @throws RangeError for a time zone that does not exist.
 */
export const instantOf = (wall: WallTime, timeZone: string): string =>
  new Date(zoneOf(timeZone).instant(utcOf(wall))).toISOString();
