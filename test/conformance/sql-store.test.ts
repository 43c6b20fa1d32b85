import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Store } from '@redress/desk';
import { storeConformance } from '@redress/desk/testing';
import { openStore } from '@redress/server';
import { postgresMissing, startPostgres, type TestPostgres } from '../../scripts/postgres.ts';

interface Opened {
  readonly store: Store;
  readonly dispose: () => Promise<void>;
}

function conforms(open: () => Promise<Opened>): void {
  for (const { name, run } of storeConformance) {
    it(name, async () => {
      const { store, dispose } = await open();
      try {
        await run(store);
      } finally {
        await store.close();
        await dispose();
      }
    });
  }
}

describe('SQLite store', () => {
  conforms(async () => {
    const dir = await mkdtemp(join(tmpdir(), 'redress-store-'));
    return { store: await openStore({ dir }), dispose: () => rm(dir, { recursive: true }) };
  });
});

describe('PostgreSQL store', { skip: postgresMissing() }, () => {
  let postgres: TestPostgres;
  before(() => {
    postgres = startPostgres();
  });
  after(() => {
    postgres.stop();
  });
  conforms(async () => {
    const database = await postgres.database();
    return { store: await openStore({ url: database.url }), dispose: () => database.drop() };
  });
});
