import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Worker } from 'node:worker_threads';
import type { Complaint } from '@redress/cases';
import { sampleComplaint, samplePolicy } from '../test/sample.ts';
import { backtest, type BacktestCase } from './backtest.ts';
import type { BacktestReport } from './backtest-report.ts';
import { serveBacktest, type BacktestResponse } from './backtest-service.ts';
import { parsePolicy } from './parse.ts';
import type { Policy } from './policy.ts';

function policyOf(json: unknown): Policy {
  const parsed = parsePolicy(json);
  assert.ok('policy' in parsed, JSON.stringify(parsed));
  return parsed.policy;
}

const before = policyOf(samplePolicy);
// Injuries are no longer looked for in the text, dear complaints go to care, and nothing is resolved within a time.
const after = policyOf({
  ...samplePolicy,
  defaults: { severity: 'low', department: 'care' },
  rules: [
    ...samplePolicy.rules.slice(1),
    {
      name: 'dear-to-care',
      stage: 'department',
      priority: 5,
      conditions: { all: [{ fact: 'amount', operator: 'greaterThan', value: 500 }] },
      event: { type: 'department', params: { department: 'care' } },
    },
  ],
});

const past = (id: string, change: Partial<Complaint>): BacktestCase => ({
  id,
  complaint: { ...sampleComplaint, ...change },
  receivedAt: '2026-11-20T09:00:00.000Z',
});
const cases = [
  past('hurt', {}),
  past('cheap', { amount: 1, description: '' }),
  past('calm', { category: 'service', amount: 1, description: '' }),
];

const expected: BacktestReport = {
  total: 3,
  changed: 3,
  severity: [
    { from: 'low', to: 'low', count: 2 },
    { from: 'critical', to: 'medium', count: 1 },
  ],
  department: [
    { from: 'care', to: 'care', count: 1 },
    { from: 'quality', to: 'care', count: 1 },
    { from: 'quality', to: 'quality', count: 1 },
  ],
  load: [
    { department: 'care', before: 1, after: 2 },
    { department: 'quality', before: 2, after: 1 },
  ],
  deadlines: [
    { clock: 'resolve', earlier: 0, later: 0, same: 0, added: 0, removed: 3 },
    { clock: 'respond', earlier: 0, later: 0, same: 0, added: 0, removed: 1 },
  ],
  cases: [
    {
      id: 'hurt',
      before: {
        severity: 'critical',
        department: 'quality',
        deadlines: [
          { clock: 'respond', due: Date.parse('2026-11-23T04:00:00Z') },
          { clock: 'resolve', due: Date.parse('2026-12-04T10:00:00Z') },
        ],
      },
      after: { severity: 'medium', department: 'care', deadlines: [] },
      rulesBefore: ['injury-is-critical', 'quality', 'critical-4h'],
      rulesAfter: ['dear', 'dear-to-care'],
    },
  ],
  cancelled: false,
};

async function* stream<T>(list: readonly T[]): AsyncGenerator<T> {
  for (const item of list) yield await Promise.resolve(item);
}

describe('backtest', () => {
  it('counts what moves, and explains the first cases that change', async () => {
    const report = await backtest(before, after, cases, { cases: 1 });
    assert.deepEqual(report, expected);
  });

  it('reads lists, streams and batches alike', async () => {
    assert.deepEqual(await backtest(before, after, stream(cases), { cases: 1 }), expected);
    assert.deepEqual(
      await backtest(before, after, stream([cases.slice(0, 2), cases.slice(2)]), { cases: 1 }),
      expected,
    );
  });

  it('finds nothing between a policy and itself', async () => {
    const { changed, cases: shown } = await backtest(before, before, cases);
    assert.deepEqual([changed, shown], [0, []]);
  });

  it('tells how far it is and stops when told', async () => {
    const many = Array.from({ length: 5_000 }, (_, i) => past(String(i), {}));
    const signal = { aborted: false };
    const done: number[] = [];
    const report = await backtest(before, after, many, {
      signal,
      onProgress: (count) => {
        done.push(count);
        signal.aborted = count >= 2_048;
      },
    });
    assert.deepEqual(done, [1_024, 2_048, 2_048]);
    assert.deepEqual([report.total, report.cancelled], [2_048, true]);
  });
});

describe('the backtest worker', () => {
  it('answers over a port in another thread', async () => {
    const worker = new Worker(new URL('../test/backtest-thread.ts', import.meta.url), {
      execArgv: ['--conditions=source', '--disable-warning=ExperimentalWarning'],
    });
    const answers: BacktestResponse[] = [];
    const report = new Promise<BacktestReport>((resolve, reject) => {
      worker.on('error', reject);
      worker.on('message', (message: BacktestResponse) => {
        answers.push(message);
        if (message.type === 'report') resolve(message.report);
      });
    });
    worker.postMessage({ type: 'start', before, after, holidays: [], cases: 1 });
    worker.postMessage({ type: 'complaints', complaints: cases.slice(0, 1) });
    worker.postMessage({ type: 'complaints', complaints: cases.slice(1) });
    worker.postMessage({ type: 'end' });
    assert.deepEqual(await report, expected);
    assert.deepEqual(answers[0], { type: 'progress', done: 3 });
    await worker.terminate();
  });

  it('says which complaint time was none, and can be cancelled', async () => {
    const answer = (requests: Parameters<ReturnType<typeof serveBacktest>>[0][]): Promise<BacktestResponse> =>
      new Promise((resolve) => {
        const serve = serveBacktest({
          postMessage: (message) => {
            if (message.type !== 'progress') resolve(message);
          },
        });
        for (const request of requests) serve(request);
      });
    const start = { type: 'start', before, after, holidays: [] } as const;
    const [first] = cases;
    assert.ok(first);
    const bad = { type: 'complaints', complaints: [{ ...first, receivedAt: 'soon' }] } as const;
    assert.deepEqual(await answer([start, bad]), { type: 'failed', code: 'invalid-instant' });
    const cancelled = await answer([start, { type: 'cancel' }]);
    assert.ok(cancelled.type === 'report' && cancelled.report.cancelled);
  });
});
