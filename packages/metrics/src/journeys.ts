import { fitting } from './flags.ts';
import { countPage, rowsOf, type PageCounts } from './page-counts.ts';
import type { Places, Sheet } from './sheet.ts';
import { firstHour, unknownHour } from './wall-clock.ts';

/** How many cases of a group came at one place of the axis and went at another; 0 where nobody knows when. */
export type Each = (visit: (group: number, came: number, went: number, count: number) => void) => void;

/** Above this many kinds of journey, or where cases are few beside them, each case is visited by itself. */
const journeysMost = 1 << 22;
const kindsPerCase = 4;

/** Where listed cases came. */
export function cameAt(rows: Uint32Array, { at, table }: Places): Int32Array {
  const came = new Int32Array(rows.length);
  for (let index = 0; index < rows.length; index++) came[index] = table[at[rows[index] ?? 0] ?? 0] ?? 0;
  return came;
}

/** Groups listed cases by where they came and where they went: few kinds, from which every stock follows. */
export function journeys(sheet: Sheet, rows: Uint32Array, came: Int32Array): Each {
  const { groups, axis } = sheet;
  const width = axis.size + 3;
  const { of } = groups;
  const total = groups.size * width * width;
  const { at, table } = sheet.places('resolved');
  const unknown = axis.size + 2;
  const goes = (row: number): number => {
    const place = table[at[row] ?? 0] ?? 0;
    return place === unknown ? 0 : place;
  };
  if (total > journeysMost || total > rows.length * kindsPerCase) {
    return (visit) => {
      for (let index = 0; index < rows.length; index++) {
        const row = rows[index] ?? 0;
        visit(of ? (of[row] ?? 0) : 0, came[index] ?? 0, goes(row), 1);
      }
    };
  }
  const counts = sheet.columns.scratch.work.uint32(total).fill(0);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0;
    const group = of ? (of[row] ?? 0) : 0;
    const kind = (group * width + (came[index] ?? 0)) * width + goes(row);
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return (visit) => {
    for (let kind = 0; kind < total; kind++) {
      const count = counts[kind] ?? 0;
      if (count) visit(Math.floor(kind / width / width), Math.floor(kind / width) % width, kind % width, count);
    }
  };
}

/** Which rows travel, and since which local hour: before `firstHour`, they don't. */
interface Travellers {
  readonly name: string;
  readonly since: (row: number) => number;
}

const everyone = ({ columns, plan }: Sheet): Travellers => {
  const received = columns.hours(plan.zone, 'received');
  return { name: 'received', since: (row) => received[row] ?? unknownHour };
};

/** Those whose deadline passed before they ended and before `now`, and is not paused; since it has and they are there. */
function overdue({ columns, plan }: Sheet, now: number): Travellers {
  const [received, due] = [columns.hours(plan.zone, 'received'), columns.hours(plan.zone, 'due')];
  const { due: deadlines, resolved } = columns.times;
  const { codes, dictionary } = columns.profiles;
  const paused = fitting(dictionary.keys, { paused: true });
  const since = (row: number): number => {
    const at = deadlines.values[row] ?? NaN;
    const late = at < now && !((resolved.values[row] ?? NaN) < at) && !paused[codes[row] ?? 0];
    const came = received[row] ?? unknownHour;
    return late && came >= firstHour ? Math.max(came, due[row] ?? unknownHour) : unknownHour;
  };
  return { name: 'overdue', since };
}

/** Hours as codes of days, after those that are no hours. */
const dayCode = (hour: number): number => (hour < firstHour ? hour : firstHour + Math.floor((hour - firstHour) / 24));
const hourOf = (code: number): number => (code < firstHour ? code : firstHour + (code - firstHour) * 24);

function visitPages(sheet: Sheet, kept: (page: number) => PageCounts): Each {
  const { columns, axis } = sheet;
  const { places } = axis;
  const place = (hour: number): number => places[hour] ?? 0;
  return (visit) => {
    for (let page = 0; rowsOf(page, columns.size)[0] < columns.size; page++) {
      const { hours, codes, counts } = kept(page);
      for (let index = 0; index < counts.length; index++) {
        const code = codes[index] ?? 0;
        visit(0, place(hours[index] ?? 0), code === unknownHour ? 0 : place(hourOf(code)), counts[index] ?? 0);
      }
    }
  };
}

/** Counts the journeys of a page from day to day. */
function countingDays({ columns, plan }: Sheet, { since }: Travellers): (page: number) => PageCounts {
  const resolved = columns.hours(plan.zone, 'resolved');
  const by = { hour: since, group: () => 0, code: (row: number) => dayCode(resolved[row] ?? unknownHour) };
  return (page) => countPage(columns, page, by, 24);
}

function keptDays(sheet: Sheet, who: Travellers): (page: number) => PageCounts {
  const { columns, plan } = sheet;
  const kept = columns.kept(plan.zone).counts.kind(`${who.name} to resolved`, countingDays(sheet, who));
  return (page) => kept(page, columns.versionOf(page));
}

/** Every case's journey, from the counts that are kept of pages. For a `daily` sheet. */
export const journeysByPage = (sheet: Sheet): Each => visitPages(sheet, keptDays(sheet, everyone(sheet)));

/** The same of overdue cases. Of pages with a deadline to come the counts depend on the moment, and are not kept. */
export function overdueByPage(sheet: Sheet): Each {
  const { columns, plan } = sheet;
  const { most } = columns.times.due;
  const past = keptDays(sheet, overdue(sheet, Infinity));
  const present = countingDays(sheet, overdue(sheet, plan.now));
  return visitPages(sheet, (page) => ((most[page] ?? 0) < plan.now ? past(page) : present(page)));
}
