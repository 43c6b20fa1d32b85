import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { readCsvGz } from '../helpers/csv.ts';

const file = new URL('../../demo/data/cfpb.csv.gz', import.meta.url);
const readme = readFileSync(new URL('../../demo/data/README.md', import.meta.url), 'utf8');
const rows = readCsvGz(file);

/** The README's table under a heading cell, as `[value, complaints, with text]`. */
function table(heading: string): [string, number, number][] {
  const [, found] = readme.split(new RegExp(`^\\| ${heading} +\\|.*\\n\\|[ :|-]+\\|\\n`, 'm'));
  assert.ok(found, `no table of ${heading}`);
  return (/^(\|.*\n)+/.exec(found)?.[0] ?? '')
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, value, all, texts]) => [value ?? '', Number(all), Number(texts)]);
}

function count(key: (row: Record<string, string>) => string): [string, number, number][] {
  const values = new Set(rows.map(key));
  return [...values].map((value) => {
    const same = rows.filter((row) => key(row) === value);
    return [value, same.length, same.filter((row) => row.narrative !== '').length];
  });
}

const tables = {
  year: (row: Record<string, string>) => row.date_received!.slice(0, 4),
  'submitted via': (row: Record<string, string>) => row.submitted_via!,
  product: (row: Record<string, string>) => row.product!,
  'company response': (row: Record<string, string>) => row.company_response!,
};
for (const [heading, key] of Object.entries(tables)) {
  test(`the README counts complaints by ${heading} as they are`, () => {
    assert.deepEqual(table(heading).toSorted(), count(key).toSorted());
  });
}

test('the README names totals, days and checksum as they are', () => {
  const days = rows.map((row) => row.date_received!).toSorted();
  const texts = rows.filter((row) => row.narrative).length;
  assert.ok(texts >= 5_000);
  for (const said of [
    `holds ${rows.length} real complaints`,
    `, ${texts} of them with the consumer's own text`,
    `received from ${days[0]} to ${days.at(-1)}.`,
    createHash('sha256')
      .update(gunzipSync(readFileSync(file)))
      .digest('hex'),
  ]) {
    assert.ok(readme.includes(said), said);
  }
});

test('the README names every column', () => {
  for (const name of Object.keys(rows[0]!)) assert.ok(readme.includes(`\`${name}\``), name);
});

test('the extract keeps its own rule', () => {
  assert.ok(statSync(file).size < 3_000_000);
  assert.equal(new Set(rows.map((row) => row.complaint_id)).size, rows.length);
  for (const row of rows) {
    const about = `complaint ${row.complaint_id}`;
    assert.match(row.date_received!, /^20\d\d-\d\d-\d\d$/, about);
    assert.ok(row.company && row.issue && row.company_response, about);
    if (row.narrative === '') {
      assert.ok(row.submitted_via !== 'Web' && row.date_received! >= '2017', about);
      continue;
    }
    assert.ok(row.narrative!.length >= 120 && row.narrative!.length <= 3_000, about);
    const letters = row.narrative!.replaceAll(/[^A-Za-z]/g, '');
    assert.ok(letters.replaceAll(/[^X]/g, '').length <= letters.length / 4, about);
  }
  const folded = rows.filter((row) => row.narrative).map((row) => row.narrative!.toLowerCase().replaceAll(/\W+/g, ' '));
  assert.equal(new Set(folded).size, folded.length);
});
