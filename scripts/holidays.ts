import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Holidays from 'date-holidays';
import { format } from 'prettier';
import type { HolidayTable } from '../packages/rules/src/calendar/definition.ts';

/**
 * Write packages/rules/src/holidays from date-holidays and scripts/holidays.json; `--check` only compares (exit 1).
 *
 * holidays.json holds what date-holidays does not have or has wrong, each checked against a second source: whole
 * tables (`replace`: China's make-up days, countries whose holidays are announced year by year or follow the moon)
 * and single days (`add`).
 */
const years = { first: 2024, last: 2028 };
const generated = 'AT AU BR CA CH DE ES FR GB-ENG GB-NIR GB-SCT HK IE IT JP MX NL NZ US ZA'.split(' ');

interface Extra {
  replace: Record<string, Omit<HolidayTable, 'id'>>;
  add: Record<string, Record<string, string>>;
}
const root = new URL('..', import.meta.url);
const extra = JSON.parse(readFileSync(new URL('scripts/holidays.json', root), 'utf8')) as Extra;
const dayMs = 86_400_000;

/** Every date of a country's public holidays; those of several days are given by their first and a length. */
function publicHolidays(id: string): Record<string, string> {
  const [country = '', region] = id.split('-');
  const calendar = region ? new Holidays(country, region) : new Holidays(country);
  const off: Record<string, string> = { ...extra.add[id] };
  // A substitute day may lie in the year before its holiday.
  for (let year = years.first; year <= years.last + 1; year++) {
    for (const { type, date, start, end, name } of calendar.getHolidays(year)) {
      if (type !== 'public') continue;
      const days = Math.round((end.getTime() - start.getTime()) / dayMs);
      for (let i = 0; i < days; i++) {
        const day = new Date(Date.parse(date.slice(0, 10)) + i * dayMs).toISOString().slice(0, 10);
        if (day >= `${String(years.first)}-01-01` && day <= `${String(years.last)}-12-31`) off[day] ??= name;
      }
    }
  }
  return off;
}

const sorted = (off: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(off).sort(([a], [b]) => (a < b ? -1 : 1)));

function tableOf(id: string): HolidayTable {
  const { off, ...whole } = extra.replace[id] ?? {
    source: 'date-holidays 3.37.0 (github.com/commenthol/date-holidays)',
    licence: 'CC BY-SA 3.0',
    from: `${String(years.first)}-01-01`,
    to: `${String(years.last)}-12-31`,
    off: publicHolidays(id),
  };
  return { id, ...whole, off: sorted(off) };
}

const ids = [...generated, ...Object.keys(extra.replace)].sort();
const identifier = (id: string): string => id.replace('-', '');
const origin = '// Written by scripts/holidays.ts.\n';
const type = "import type { HolidayTable } from '../calendar/definition.ts';\n";

const files = new Map(
  ids.map((id) => [
    `${id}.ts`,
    `${origin}${type}const table: HolidayTable = ${JSON.stringify(tableOf(id))};\nexport default table;\n`,
  ]),
);
files.set(
  'all.ts',
  `${origin}${type}${ids.map((id) => `import ${identifier(id)} from './${id}.ts';\n`).join('')}
   /** Every table shipped: for servers and tools; a page loads the few it needs. */
   export const allHolidays: readonly HolidayTable[] = [${ids.map(identifier).join()}];\n`,
);
files.set(
  'index.ts',
  `${origin}${type}
   /** The tables shipped, by id; each loads when asked for. */
   export const shippedHolidays = {
     ${ids.map((id) => `'${id}': () => import('./${id}.ts').then((table) => table.default)`).join()}
   } satisfies Record<string, () => Promise<HolidayTable>>;\n`,
);

const check = process.argv.includes('--check');
for (const [name, source] of files) {
  const path = fileURLToPath(new URL(`packages/rules/src/holidays/${name}`, root));
  const text = await format(source, { parser: 'typescript', singleQuote: true, printWidth: 120 });
  if (!check) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text) {
    console.error(`${name} is not what scripts/holidays.ts writes.`);
    process.exitCode = 1;
  }
}
