import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { BacktestCase } from './backtest.ts';
import { serveBacktest, type BacktestRequest, type BacktestResponse } from './backtest-service.ts';
import { parsePolicy } from './parse.ts';
import type { Policy } from './policy.ts';
import { RemoteBacktest } from './remote-backtest.ts';

function policyOf(severity: string): Policy {
  const parsed = parsePolicy({
    format: 'redress-policy/1',
    name: 'Remote',
    severities: ['low', 'high'],
    departments: [{ id: 'care' }],
    categories: [{ id: 'product' }],
    defaults: { severity, department: 'care' },
    rules: [],
  });
  if ('issues' in parsed) throw new Error(JSON.stringify(parsed.issues));
  return parsed.policy;
}

const start = { before: policyOf('low'), after: policyOf('high'), holidays: [] };
const past = (id: number, receivedAt = 0): BacktestCase => ({
  id: String(id),
  complaint: { channel: 'web', category: 'product', title: 'Kettle', description: 'It leaks.' },
  receivedAt,
});

/** A backtest over a channel whose messages are copied, as those of a worker are. */
async function overChannel<T>(use: (remote: RemoteBacktest, requests: BacktestRequest[]) => Promise<T>): Promise<T> {
  const { port1, port2 }: { port1: MessagePort; port2: MessagePort } = new MessageChannel();
  const requests: BacktestRequest[] = [];
  const remote = new RemoteBacktest((request) => {
    requests.push(request);
    port1.postMessage(request);
  });
  port1.on('message', (response: BacktestResponse) => {
    remote.take(response);
  });
  port2.on('message', serveBacktest(port2));
  port1.postMessage({ type: 'start', ...start } satisfies BacktestRequest);
  try {
    return await use(remote, requests);
  } finally {
    port1.close();
  }
}

async function* batches(count: number, onBatch?: (batch: number) => void): AsyncGenerator<BacktestCase[]> {
  for (let batch = 0; batch < count; batch++) {
    onBatch?.(batch);
    yield Array.from({ length: 1_000 }, (_, i) => past(batch * 1_000 + i));
    await Promise.resolve();
  }
}

describe('a backtest in a worker', () => {
  it('counts all complaints and never sends far ahead of what is done', async () => {
    let done = 0;
    let ahead = 0;
    const report = await overChannel((remote) =>
      remote.run(
        batches(40, (batch) => (ahead = Math.max(ahead, batch * 1_000 - done))),
        { onProgress: (count) => (done = count) },
      ),
    );
    assert.equal(report.total, 40_000);
    assert.deepEqual(report.severity, [{ from: 'low', to: 'high', count: 40_000 }]);
    assert.equal(done, 40_000);
    assert.ok(ahead <= 10_000, `${String(ahead)} complaints ahead`);
  });

  it('stops, and tells of the complaints so far', async () => {
    const signal = { aborted: false };
    const report = await overChannel((remote) =>
      remote.run(batches(1_000), { signal, onProgress: () => (signal.aborted = true) }),
    );
    assert.equal(report.cancelled, true);
    assert.ok(report.total < 20_000, String(report.total));
  });

  it('fails by the code of the worker, and when the worker breaks', async () => {
    async function* noInstant(): AsyncGenerator<BacktestCase[]> {
      yield await Promise.resolve([past(0, NaN)]);
    }
    await assert.rejects(
      overChannel((remote) => remote.run(noInstant())),
      RangeError,
    );
    const broken = new Error('gone');
    await assert.rejects(
      overChannel((remote) => {
        const running = remote.run(
          batches(1_000, (batch) => {
            if (batch === 3) remote.fail(broken);
          }),
        );
        return running;
      }),
      broken,
    );
  });
});
