import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { createPurchases } from '@redress/metrics';
import { DeskError } from './desk-error.ts';
import { samplePolicy, testDesk } from './testing/index.ts';

const hash = (content: string | Uint8Array): Promise<string> =>
  Promise.resolve(createHash('sha256').update(content).digest('hex'));
const complaint = { channel: 'phone', category: 'service', title: 'No answer', description: 'Three calls, no answer.' };
const hour = 3_600_000;
const received = (report: { volume: { figures: readonly { kpi: string; value: number | null }[] } }) =>
  report.volume.figures.find(({ kpi }) => kpi === 'received')?.value;

describe('Desk: the monthly report', () => {
  it('is of the days of the company, as of now', async () => {
    // The clock starts at 2026-03-02T09:00Z; in Auckland, April begins on 31 March at 11:00Z.
    const { desk, pass } = await testDesk(hash, { policy: { ...samplePolicy, timeZone: 'Pacific/Auckland' } });
    await desk.submit(complaint, { key: 'key-00001' });
    pass(29 * 24 * hour + hour);
    await desk.submit(complaint, { key: 'key-00002' });
    pass(2 * hour);
    await desk.submit(complaint, { key: 'key-00003' });
    const [march, april] = [await desk.report('2026-03'), await desk.report('2026-04')];
    assert.deepEqual([received(march), received(april)], [2, 1]);
    assert.deepEqual([march.partial, april.partial], [false, true]);
    assert.equal(march.timeZone, 'Pacific/Auckland');
    assert.equal(april.generatedAt, '2026-03-31T12:00:00.000Z');
  });

  it('tells of actions and purchases that it is given', async () => {
    const { desk } = await testDesk(hash);
    await desk.submit(complaint, { key: 'key-00001' });
    const purchases = createPurchases();
    purchases.upsert({ id: '1', customer: 'c', at: '2026-02-01T00:00:00Z', amount: null, currency: null });
    const action = { id: 'a', title: 'Call back', owner: 'Kim', against: { category: ['service'] } };
    const { actions, customers } = await desk.report('2026-03', {
      actions: [
        { ...action, since: '2026-03-01' },
        { ...action, id: 'b', since: '2026-04-01' },
      ],
      purchases,
    });
    assert.deepEqual(
      [actions.effects.map(({ action: { id } }) => id), actions.planned.map(({ id }) => id)],
      [['a'], ['b']],
    );
    assert.equal(actions.effects[0]?.reason, 'no-cases');
    assert.equal(customers.retention?.retentionRate, 1);
  });

  it('refuses a month that is none, and one that has not begun', async () => {
    const { desk } = await testDesk(hash);
    for (const [month, code] of [
      ['2026-13', 'bad-month'],
      ['', 'bad-month'],
      ['2026-04', 'future-month'],
    ] as const) {
      await assert.rejects(desk.report(month), (error) => {
        assert.ok(error instanceof DeskError);
        assert.deepEqual([error.code, error.issues[0]?.code, error.issues[0]?.path], ['invalid-query', code, '/month']);
        return true;
      });
    }
  });
});
