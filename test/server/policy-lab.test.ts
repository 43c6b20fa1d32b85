import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ThreadedLab } from '../../packages/server/src/lab/threaded-lab.ts';
import { complaint, json, policy, signedIn, testServer } from './servers.ts';

/** Rules that have to be compared with each other, or that can never fire together. */
const large = (rules: number, apart = false): string =>
  JSON.stringify({
    ...policy,
    rules: Array.from({ length: rules }, (_, i) => ({
      name: `rule-${String(i)}`,
      stage: 'department',
      conditions: {
        all: [
          { fact: 'category', operator: 'equal', value: i % 2 ? 'product' : 'service' },
          { fact: 'amount', operator: apart ? 'equal' : 'greaterThan', value: i },
          { fact: 'warrantyMonths', operator: 'lessThan', value: 1 + (i % 100) },
        ],
      },
      event: { type: 'department', params: { department: i % 3 ? 'care' : 'quality' } },
    })),
  });

const now = '2026-11-20T09:00:00Z';
const refusal = (code: string) => (error: unknown) => (error as { code?: unknown }).code === code;

describe('policies in threads of their own', () => {
  let server: Awaited<ReturnType<typeof testServer>>;
  let cookie: string;
  before(async () => {
    server = await testServer();
    cookie = await signedIn(server, { email: 'ada@example.com', name: 'Ada', roles: ['admin'] });
  });
  after(() => server.stop());

  const post = (path: string, text: string): Promise<Response> =>
    fetch(`${server.url}/api/policy/${path}`, {
      method: 'POST',
      headers: { ...json, cookie, origin: server.url },
      body: JSON.stringify({ text }),
    });

  it('answers others while a policy of 2,000 rules is checked', async () => {
    const running = new AbortController();
    const checking = post('lint', large(2_000, true)).finally(() => {
      running.abort();
    });
    let answers = 0;
    while (!running.signal.aborted) {
      assert.equal((await fetch(`${server.url}/api/form`)).status, 200);
      answers += 1;
    }
    const response = await checking;
    assert.equal(response.status, 200, await response.clone().text());
    assert.deepEqual(((await response.json()) as { issues: unknown[] }).issues, []);
    // In the server's own thread two or three come through, before and after.
    assert.ok(answers >= 10, `${String(answers)} answers`);
  });

  it('backtests over every complaint, and refuses what is no policy', async () => {
    await server.desk.submit(complaint, { key: 'policy-lab-0001' });
    const response = await post('backtest', large(200));
    const lines = (await response.text()).trim().split('\n');
    const { report } = JSON.parse(lines.at(-1) ?? '') as { report: { total: number } };
    assert.equal(report.total, 1);
    const refused = await post('backtest', '{}');
    assert.equal(refused.status, 422);
    const { code, issues } = (await refused.json()) as { code: string; issues: unknown[] };
    assert.equal(code, 'invalid-policy');
    assert.ok(issues.length > 0);
  });

  it('has some wait, sends more away, and goes on afterwards', async () => {
    const lab = new ThreadedLab({ threads: 1, waiting: 1 });
    const text = large(120);
    const all = await Promise.allSettled([lab.check(text, now), lab.check(text, now), lab.check(text, now)]);
    assert.deepEqual(
      all.map((each) => (each.status === 'fulfilled' ? 'checked' : (each.reason as { code: string }).code)),
      ['checked', 'checked', 'policy-checks-busy'],
    );
    assert.deepEqual((await lab.check(text, now)).issues, []);
    await lab.close();
  });

  it('stops what takes too long or too much memory, with a code', async () => {
    const hurried = new ThreadedLab({ patience: 1 });
    await assert.rejects(hurried.check(large(120), now), refusal('policy-too-heavy'));
    const small = new ThreadedLab({ memory: 4 });
    await assert.rejects(small.check(large(2_000), now), refusal('policy-too-heavy'));
    await Promise.all([hurried.close(), small.close()]);
  });
});
