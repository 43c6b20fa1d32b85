import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openDesk, type OpenedDesk } from '@redress/server';
import { run, temporary } from './servers.ts';

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
/** Fits what comes from a help desk: whatever it is, and nothing more. */
const policy = JSON.stringify({
  format: 'redress-policy/1',
  name: 'Help desk',
  severities: ['low'],
  departments: [{ id: 'care' }],
  categories: [{ id: 'other' }],
  defaults: { severity: 'low', department: 'care' },
  rules: [],
});

const supervisor = { id: 's', name: 'S', roles: ['supervisor'] } as const;

/** What is in a desk, as figures by channel. */
async function channels({ desk }: OpenedDesk): Promise<Record<string, unknown>> {
  const { rows } = await desk.metrics({ kpis: ['received'], by: ['channel'] });
  return Object.fromEntries(rows.map((row) => [String(row['channel']), row['received']]));
}

interface Report {
  readonly rows: number;
  readonly created: number;
  readonly known: number;
  readonly refused: readonly { readonly line: number; readonly issues: readonly { readonly code: string }[] }[];
}

describe('exports of other systems', () => {
  const { dir, remove } = temporary();
  after(remove);
  before(() => {
    writeFileSync(join(dir, 'policy.json'), policy);
  });

  const importing = async (file: string, mapping: string, ...more: string[]): Promise<Report> => {
    const own = ['--data', join(dir, mapping), '--policy', join(dir, 'policy.json'), '--json'];
    const { out, err } = await run(['import', file, '--mapping', mapping, ...own, ...more]);
    assert.equal(err.includes('Error'), false, err);
    return JSON.parse(out) as Report;
  };
  const within = async <T>(mapping: string, look: (opened: OpenedDesk) => Promise<T>): Promise<T> => {
    const opened = await openDesk({ dataDir: join(dir, mapping), log: () => undefined });
    try {
      return await look(opened);
    } finally {
      await opened.close();
    }
  };

  it('of Zendesk as CSV: an unknown way of contact is refused, a duration that cannot be is left out', async () => {
    const refused = join(dir, 'refused.csv');
    const report = await importing(fixture('zendesk.csv'), 'zendesk-csv', '--refused', refused);
    assert.deepEqual([report.rows, report.created, report.known, report.refused.length], [4, 3, 0, 1]);
    const [head, line] = readFileSync(refused, 'utf8').split('\r\n');
    assert.equal(head, '\ufeffline,column,value,reason,where,detail');
    assert.equal(line, '4,Via,Carrier pigeon,unmapped-value,/complaint/channel,');
    await within('zendesk-csv', async (opened) => {
      assert.deepEqual(await channels(opened), { email: 1, phone: 1, web: 1 });
      const { rows, reasons } = await opened.desk.metrics({ kpis: ['resolved', 'open', 'handling-time-mean'] });
      // Case 104 was solved before it came in: it counts as resolved, and has no handling time.
      assert.deepEqual([rows[0]?.['resolved'], rows[0]?.['open']], [2, 1]);
      assert.ok(Math.abs((rows[0]?.['handling-time-mean'] as number) - (3 * 24 + 7.3)) < 1e-9);
      assert.deepEqual(
        reasons.map(({ code, params }) => [code, params]),
        [['negative-durations', { count: 1 }]],
      );
    });
  });

  it('of Zendesk as NDJSON: what is inside objects, broken lines and blank ones', async () => {
    const report = await importing(fixture('zendesk.ndjson'), 'zendesk-json');
    assert.deepEqual([report.rows, report.created], [5, 3]);
    assert.deepEqual(
      report.refused.map(({ line, issues }) => [line, issues.map(({ code }) => code)]),
      [
        [3, ['invalid-json']],
        [6, ['unmapped-value']],
      ],
    );
    await within('zendesk-json', async (opened) => {
      assert.deepEqual(await channels(opened), { chat: 1, email: 1, web: 1 });
      const [bo] = (await opened.desk.cases({ search: 'Invoice' }, supervisor)).rows;
      assert.deepEqual([bo?.customerKey, bo?.state], ['C-8', 'assigned']);
    });
  });

  it('of Zammad, as its API answers', async () => {
    const report = await importing(fixture('zammad.json'), 'zammad');
    assert.deepEqual([report.created, report.refused], [3, []]);
    await within('zammad', async (opened) => {
      const { rows } = await opened.desk.metrics({ kpis: ['resolved', 'open'] });
      assert.deepEqual(rows, [{ resolved: 2, open: 1 }]);
    });
  });

  it('of purchases, each once, with a reason for each that is none', async () => {
    const file = join(dir, 'purchases.csv');
    const head = 'id,at,customer_ref,customer_email,customer_phone,amount,currency,order_ref\n';
    const lines = ['1,2026-01-05T10:00:00Z,,Ann@Example.com,,12.50,EUR,A-1', '2,2026-02-05T10:00:00Z,C-8,,,,,'];
    writeFileSync(file, `${head}${[...lines, '3,soon,C-8,,,,,', '4,2026-02-05T10:00:00Z,,,,,,'].join('\n')}\n`);
    const report = await importing(file, 'purchases', '--purchases');
    assert.deepEqual([report.rows, report.created], [4, 2]);
    assert.deepEqual(
      report.refused.map(({ line, issues }) => [line, issues.map(({ code }) => code)]),
      [
        [4, ['invalid-time']],
        [5, ['required']],
      ],
    );
    assert.equal((await importing(file, 'purchases', '--purchases')).known, 2);
    await within('purchases', async ({ store }) => {
      const [ann] = await store.purchasesOf('ann@example.com');
      assert.deepEqual(ann, {
        id: 'purchases:1',
        customer: 'ann@example.com',
        at: '2026-01-05T10:00:00.000Z',
        amount: 12.5,
        currency: 'EUR',
        orderRef: 'A-1',
      });
    });
  });
});
