import { expect } from '@open-wc/testing';
import type { BacktestCase } from '@redress/rules';
import { parsePolicy } from '@redress/rules';
import { samplePolicy } from '@redress/desk/testing';
import { WorkerLab } from './worker-lab.ts';

const parsed = parsePolicy(samplePolicy);
if ('issues' in parsed) throw new Error('the sample policy is none');
const { policy } = parsed;
const text = JSON.stringify({ ...samplePolicy, rules: [] });
const realWorker = globalThis.Worker;

async function* past(batches: number): AsyncGenerator<BacktestCase[]> {
  for (let batch = 0; batch < batches; batch++) {
    yield Array.from({ length: 500 }, (_, i) => ({
      id: String(batch * 500 + i),
      complaint: { channel: 'web', category: 'product', title: 'Kettle', description: 'It leaks.' },
      receivedAt: '2026-01-05T10:00:00Z',
    }));
    await Promise.resolve();
  }
}

/** What `run` answers, and the names of the workers that it started. */
async function watched<T>(run: () => Promise<T>): Promise<{ answer: T; started: string[] }> {
  const started: string[] = [];
  globalThis.Worker = class extends realWorker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      started.push(options?.name ?? '');
    }
  };
  return { answer: await run(), started };
}

describe('a backtest in the page', () => {
  const lab = new WorkerLab(() => Promise.resolve([]));
  before(() => {
    const strict = document.createElement('meta');
    strict.httpEquiv = 'Content-Security-Policy';
    strict.content = "worker-src 'self'; require-trusted-types-for 'script'; trusted-types redress-desk";
    document.head.append(strict);
  });
  afterEach(() => {
    globalThis.Worker = realWorker;
  });

  it('runs in a worker and tells how far it is', async () => {
    const done: number[] = [];
    const { answer, started } = await watched(() =>
      lab.backtest(policy, text, past(20), { onProgress: (count) => done.push(count) }),
    );
    expect(started).to.deep.equal(['redress-backtest']);
    expect([answer.total, answer.changed]).to.deep.equal([10_000, 10_000]);
    expect(done.length).to.be.greaterThan(5);
    expect(done.at(-1)).to.equal(10_000);
  });

  it('stops when asked to', async () => {
    const signal = { aborted: false };
    const report = await lab.backtest(policy, text, past(10_000), {
      signal,
      onProgress: () => (signal.aborted = true),
    });
    expect(report.cancelled).to.equal(true);
    expect(report.total).to.be.lessThan(100_000);
  });

  it('runs in the page itself where no worker can start', async () => {
    globalThis.Worker = function refuse() {
      throw new DOMException('refused', 'SecurityError');
    } as unknown as typeof Worker;
    expect((await lab.backtest(policy, text, past(2), {})).total).to.equal(1_000);
  });
});
