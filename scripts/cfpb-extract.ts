import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';

/**
 * Chooses the complaints of demo/data/cfpb.csv.gz by the rule written in demo/data/README.md.
 *
 *     node scripts/cfpb-extract.ts SOURCE.csv.gz [OUT.csv.gz]
 *
 * SOURCE is a merged extract of the CFPB's Consumer Complaint Database with the columns below,
 * `consumer_consent` and `source` (origin of the row). The same source gives the same file.
 */
const columns = [
  'complaint_id',
  'date_received',
  'date_sent_to_company',
  'product',
  'sub_product',
  'issue',
  'sub_issue',
  'narrative',
  'company_public_response',
  'company',
  'state',
  'zip',
  'tags',
  'submitted_via',
  'company_response',
  'timely',
  'disputed',
] as const;
type Column = (typeof columns)[number];
type Row = Readonly<Record<Column, string>>;

const withText = 5_400;
const shortest = 120;
const longest = 3_000;
/** Share of X among a text's letters above which too little of it is left to read. */
const redacted = 0.25;
const recent = '2018';
const otherChannelsFrom = '2017';

/** RFC 4180: quoted cells may hold commas, doubled quotes and line breaks. */
function* parseCsv(text: string): Generator<string[]> {
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  let row: string[] = [];
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const match = cell.exec(text);
    if (!match) throw new Error(`Not CSV at character ${String(at)}`);
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === ',') continue;
    yield row;
    row = [];
  }
}

function readRows(file: string): Row[] {
  const [header, ...lines] = parseCsv(gunzipSync(readFileSync(file)).toString('utf8'));
  const index = columns.map((name) => {
    const at = header?.indexOf(name) ?? -1;
    if (at < 0) throw new Error(`${file} has no column ${name}`);
    return [name, at] as const;
  });
  return lines.map((cells) => {
    const row = Object.fromEntries(index.map(([name, at]) => [name, (cells[at] ?? '').trim()])) as Record<
      Column,
      string
    >;
    return { ...row, narrative: tidy(row.narrative) };
  });
}

/** Runs of blanks and of empty lines carry nothing. */
const tidy = (text: string): string =>
  text
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();

const order = (row: Row): string => createHash('sha256').update(row.complaint_id).digest('hex');
const byKey =
  <T>(key: (item: T) => string) =>
  (a: T, b: T): number =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;

function readable({ narrative }: Row): boolean {
  const letters = narrative.match(/[A-Za-z]/g)?.length ?? 0;
  const crossed = narrative.match(/X/g)?.length ?? 0;
  return narrative.length >= shortest && narrative.length <= longest && crossed <= letters * redacted;
}

function withoutRepeats(rows: readonly Row[]): Row[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const folded = row.narrative.toLowerCase().replaceAll(/\W+/g, ' ');
    return !seen.has(folded) && seen.add(folded);
  });
}

/** One from each product and month in turn, two from a recent month, until there are enough. */
function spread(rows: readonly Row[], count: number): Row[] {
  const strata = new Map<string, Row[]>();
  for (const row of rows.toSorted(byKey(order))) {
    const key = `${row.date_received.slice(0, 7)} ${row.product.toLowerCase()}`;
    const stratum = strata.get(key);
    if (stratum) stratum.push(row);
    else strata.set(key, [row]);
  }
  const newestFirst = [...strata].toSorted(byKey(([key]) => key)).reverse();
  const chosen: Row[] = [];
  while (chosen.length < count && newestFirst.some(([, left]) => left.length)) {
    for (const [key, left] of newestFirst) chosen.push(...left.splice(0, key >= recent ? 2 : 1));
  }
  return chosen.slice(0, count);
}

const quote = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

function main(source: string | undefined, out = 'demo/data/cfpb.csv.gz'): void {
  if (!source) throw new Error('Which file? node scripts/cfpb-extract.ts SOURCE.csv.gz [OUT.csv.gz]');
  const known = readRows(source).filter((row) => row.company && row.issue && row.submitted_via && row.company_response);
  const texts = withoutRepeats(known.toSorted(byKey((row) => row.complaint_id)).filter(readable));
  const others = known.filter(
    (row) => !row.narrative && row.submitted_via !== 'Web' && row.date_received >= otherChannelsFrom,
  );
  const rows = [...spread(texts, withText), ...others].toSorted(
    byKey((row) => `${row.date_received} ${row.complaint_id.padStart(12, '0')}`),
  );
  const lines = [columns.join(','), ...rows.map((row) => columns.map((name) => quote(row[name])).join(','))];
  const csv = `${lines.join('\n')}\n`;
  writeFileSync(out, gzipSync(csv, { level: 9 }));
  const sha256 = createHash('sha256').update(csv).digest('hex');
  console.log(
    `${out}: ${String(rows.length)} complaints, ${String(rows.length - others.length)} with text, CSV sha256 ${sha256}`,
  );
}

main(process.argv[2], process.argv[3]);
