import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CaseFacts } from '@redress/cases';
import { factsRow } from '../../../../test/helpers/facts.ts';
import { postgresMissing, startPostgres, type TestPostgres } from '../../../../scripts/postgres.ts';
import { openStore } from './index.ts';

const full: CaseFacts = factsRow({
  id: 'b',
  product: '',
  cause: 'null',
  customer: 'Ünïcode 顧客, "quoted" \\ {}\n\t',
  breached: true,
  onTime: false,
  contactReached: true,
  reopened: 2,
  remedyAmount: 0.1 + 0.2,
  remedyCurrency: 'EUR',
  overall: 5,
  nps: 0,
});

describe('reading the facts of PostgreSQL', { skip: postgresMissing() }, () => {
  let postgres: TestPostgres;
  before(() => {
    postgres = startPostgres();
  });
  after(() => {
    postgres.stop();
  });

  async function read(rows: readonly CaseFacts[]): Promise<CaseFacts[]> {
    const { url } = await postgres.database();
    const store = await openStore({ url });
    for (let from = 0; from < rows.length; from += 1_000) {
      const part = rows.slice(from, from + 1_000);
      await store.database.db.insertInto('caseFacts').values(part).execute();
    }
    const found: CaseFacts[] = [];
    for await (const batch of store.facts()) found.push(...batch);
    await store.close();
    return found.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  it('gives every row as it was written: none, empty, and over several pages', async () => {
    assert.deepEqual(await read([]), []);
    const many = Array.from({ length: 10_000 }, (_, index) => factsRow({ id: `c-${String(index).padStart(5, '0')}` }));
    const rows = [factsRow({ id: 'a' }), full, ...many];
    assert.deepEqual(await read(rows), rows);
  });

  it('does so with texts that hold the separators of a page', async () => {
    const rows = [factsRow({ id: 'a', product: 'one\x1ftwo', cause: '\x1e' }), full];
    assert.deepEqual(await read(rows), rows);
  });
});
