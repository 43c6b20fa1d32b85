import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { after, before, describe, it } from 'node:test';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { readCsvGz } from '../helpers/csv.ts';
import { run, temporary, type Finished } from './servers.ts';

const file = (path: string) => fileURLToPath(new URL(`../../demo/${path}`, import.meta.url));
const csv = file('data/cfpb.csv.gz');
const importing = (dir: string) => [
  'import',
  csv,
  '--mapping',
  'cfpb',
  '--data',
  dir,
  '--policy',
  file('policies/bank.json'),
];

/** Counts by a group's name, of anything. */
function counts(names: Iterable<string>): Record<string, number> {
  const found: Record<string, number> = {};
  for (const name of names) found[name] = (found[name] ?? 0) + 1;
  return found;
}

/** How CFPB's ways of submitting are called here; `demo/data/README.md` has the same list. */
const channels: Readonly<Record<string, string>> = {
  Web: 'web',
  Phone: 'phone',
  'Postal mail': 'letter',
  Fax: 'letter',
  Email: 'email',
  Referral: 'other',
  'Web Referral': 'other',
};

describe('the shipped complaints', () => {
  const { dir, remove } = temporary();
  const rows = readCsvGz(csv);
  let first: Finished;
  before(async () => {
    first = await run([...importing(dir), '--json']);
  });
  after(remove);

  const figures = async (by: string): Promise<Record<string, number>> => {
    const { out } = await run(['metrics', '--kpi', 'received', '--by', by, '--json', '--data', dir]);
    const { rows: found } = JSON.parse(out) as { rows: Record<string, string | number>[] };
    return Object.fromEntries(found.map((row) => [String(row[by]), Number(row['received'])]));
  };

  it('are imported whole', () => {
    assert.equal(first.status, 0, first.err);
    const { rows: read, created, refused } = JSON.parse(first.out) as Record<string, unknown>;
    assert.deepEqual([read, created, refused], [rows.length, rows.length, []]);
    assert.ok(rows.length >= 5_000);
  });
  it('count by month as in the file', async () => {
    const expected = counts(rows.map((row) => (row['date_received'] ?? '').slice(0, 7)));
    assert.deepEqual(await figures('month'), expected);
  });
  it('count by channel as in the file', async () => {
    const expected = counts(rows.map((row) => channels[row['submitted_via'] ?? ''] ?? '?'));
    assert.deepEqual(await figures('channel'), expected);
  });
  it('count by product as in the file', async () => {
    assert.deepEqual(await figures('product'), counts(rows.map((row) => row['product'] ?? '')));
  });
  it('all went through the rules', () => {
    const db = new DatabaseSync(join(dir, 'redress.sqlite'), { readOnly: true });
    const decided = db.prepare("select count(distinct case_id) as n from events where type = 'decision-made'").get();
    assert.equal(decided?.['n'], rows.length);
    db.close();
  });
  it('are there once after a second run', async () => {
    const second = JSON.parse((await run([...importing(dir), '--json'])).out) as Record<string, unknown>;
    assert.deepEqual([second['created'], second['known']], [0, rows.length]);
    const total = Object.values(await figures('channel')).reduce((sum, n) => sum + n, 0);
    assert.equal(total, rows.length);
  });
});
