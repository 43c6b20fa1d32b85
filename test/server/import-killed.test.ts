import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { ended, redress, run, temporary } from './servers.ts';

const total = 4_000;

describe('an import that is killed', () => {
  const { dir, remove } = temporary();
  after(remove);
  const data = join(dir, 'data');

  /** How many rows are in each table that an import writes. */
  const counts = (): Record<string, number> => {
    const db = new DatabaseSync(join(data, 'redress.sqlite'), { readOnly: true });
    const of = (sql: string): number => Number(db.prepare(sql).get()?.['n']);
    const found = {
      cases: of('select count(*) n from cases'),
      facts: of('select count(*) n from case_facts'),
      keys: of('select count(distinct submit_key) n from cases'),
      begun: of('select count(*) n from events where version = 1'),
      logged: of('select count(*) n from events'),
      expected: of('select sum(version) n from cases'),
    };
    db.close();
    return found;
  };

  it('left nothing half done, and goes on where it was', async () => {
    const file = join(dir, 'tickets.ndjson');
    const ticket = (n: number) => ({
      number: String(n),
      created_at: new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString(),
      close_at: null,
      title: `Ticket ${n}`,
      state: 'open',
      group: 'Users',
      note: null,
      customer: `customer${n % 500}@example.com`,
      create_article_type: 'email',
    });
    writeFileSync(file, Array.from({ length: total }, (_, n) => JSON.stringify(ticket(n))).join('\n'));
    writeFileSync(
      join(dir, 'policy.json'),
      JSON.stringify({
        format: 'redress-policy/1',
        name: 'Help desk',
        severities: ['low'],
        departments: [{ id: 'care' }],
        categories: [{ id: 'other' }],
        defaults: { severity: 'low', department: 'care' },
        rules: [],
      }),
    );
    const args = [
      'import',
      file,
      '--mapping',
      'zammad',
      '--data',
      data,
      '--policy',
      join(dir, 'policy.json'),
      '--json',
    ];
    const first = redress(args);
    const begun = (): number => (existsSync(join(data, 'redress.sqlite')) ? safely(() => counts()['cases'] ?? 0) : 0);
    while (begun() < 300) {
      assert.equal(first.exitCode, null, 'it ended before it could be killed');
      await pause(5);
    }
    await ended(first, 'SIGKILL');
    const left = counts();
    assert.ok((left['cases'] ?? 0) < total, 'it was killed half-way');
    assert.deepEqual([left['facts'], left['keys'], left['begun']], [left['cases'], left['cases'], left['cases']]);
    assert.equal(left['logged'], left['expected']);
    const report = JSON.parse((await run(args)).out) as Record<string, unknown>;
    assert.deepEqual([report['created'], report['known']], [total - (left['cases'] ?? 0), left['cases']]);
    const done = counts();
    assert.deepEqual([done['cases'], done['keys'], done['facts']], [total, total, total]);
    assert.equal(done['logged'], done['expected']);
  });
});

/** The tables may not be there yet. */
function safely(count: () => number): number {
  try {
    return count();
  } catch (error) {
    assert.match(String(error), /no such table|database is locked/);
    return 0;
  }
}
