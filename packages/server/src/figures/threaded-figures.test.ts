import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { PlainEngine, type Json } from '@redress/desk';
import { sampleCase } from '@redress/desk/testing';
import { createPurchases, MetricsError } from '@redress/metrics';
import { postgresMissing, startPostgres } from '../../../../scripts/postgres.ts';
import { openStore } from '../store/index.ts';
import type { Where } from '../store/read-store.ts';
import type { SqlStore } from '../store/sql-store.ts';
import { ThreadedFigures } from './threaded-figures.ts';

const context = { timeZone: 'Europe/Berlin', now: '2026-12-01T00:00:00Z' };
const quiet = { subscribe: () => () => undefined };

const read = async (json: Promise<Json>): Promise<unknown> => {
  const bytes = await json;
  assert.ok(bytes instanceof Uint8Array);
  return JSON.parse(Buffer.from(bytes).toString());
};

function sameAsPlain(name: string, skip: string | false, open: () => Promise<{ where: Where; end: () => void }>): void {
  describe(`figures in a thread, on ${name}`, { skip }, () => {
    let store: SqlStore;
    let end: () => void;
    let where: Where;
    let threaded: ThreadedFigures;
    before(async () => {
      ({ where, end } = await open());
      store = await openStore(where);
      for (let n = 1; n <= 5; n++) await store.create(sampleCase(n));
      threaded = new ThreadedFigures(where, quiet);
    });
    after(async () => {
      await threaded.close();
      await store.close();
      end();
    });

    it('are those of the own thread, with what was committed before the question', async () => {
      const plain = new PlainEngine(store);
      const purchases = createPurchases();
      purchases.upsert({ id: 'p', customer: 'c', at: '2026-01-01T00:00:00Z', amount: 1, currency: 'EUR' });
      for (let n = 6; n <= 8; n++) {
        const asked = { ...context, kpis: ['received', 'open'] as const, by: ['channel', 'month'] as const };
        const cards = { ...context, cards: ['received', 'repeat-rate'] as const, unit: 'day' as const };
        assert.deepEqual(await threaded.metrics(asked), await plain.metrics(asked));
        assert.deepEqual(await threaded.dashboard(cards), await plain.dashboard(cards));
        assert.deepEqual(await read(threaded.dashboardJson(cards)), await plain.dashboard(cards));
        const report = await threaded.report('2026-09', { ...context, purchases });
        assert.deepEqual(report, await plain.report('2026-09', { ...context, purchases }));
        await store.create(sampleCase(n));
        const { rows } = await threaded.metrics({ ...context, kpis: ['received'] });
        assert.equal(rows[0]?.['received'], n);
      }
    });

    it('say what cannot be asked, and go on', async () => {
      const kpis = ['received'] as const;
      await assert.rejects(
        threaded.metrics({ ...context, kpis, from: '2026-02-01', to: '2026-01-01' }),
        (error) => error instanceof MetricsError && error.issues[0]?.code === 'empty-period',
      );
      assert.equal((await threaded.metrics({ ...context, kpis })).rows.length, 1);
    });

    it('fail once they are closed, and whoever waits is told', async () => {
      // Its thread has not begun yet: it cannot have answered before it is closed.
      const starting = new ThreadedFigures(where, quiet);
      const waiting = assert.rejects(starting.ready(), /ended|closed/);
      await starting.close();
      await waiting;
      await assert.rejects(starting.ready(), /closed/);
    });
  });
}

sameAsPlain('SQLite', false, () => {
  const dir = mkdtempSync(join(tmpdir(), 'redress-figures-'));
  const end = (): void => {
    rmSync(dir, { recursive: true, force: true });
  };
  return Promise.resolve({ where: { dir }, end });
});
sameAsPlain('PostgreSQL', postgresMissing(), async () => {
  const postgres = startPostgres();
  const { url } = await postgres.database();
  return {
    where: { url },
    end: () => {
      postgres.stop();
    },
  };
});
