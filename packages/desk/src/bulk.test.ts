import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { ann, sam, testDesk } from './testing/index.ts';

const hash = (content: string | Uint8Array): Promise<string> =>
  Promise.resolve(createHash('sha256').update(content).digest('hex'));

const complaint = { channel: 'web', category: 'service', title: 'No answer', description: 'Three calls, no answer.' };

describe('Desk: many cases at once', () => {
  it('gives one command to each, and says of each what became of it', async () => {
    const { desk } = await testDesk(hash);
    const numbers: string[] = [];
    for (let count = 0; count < 3; count++) {
      numbers.push((await desk.submit(complaint, { key: `bulk-key-${count}` })).number);
    }
    const [first = '', second = '', third = ''] = numbers;
    const { version } = (await desk.case(first, sam)).case;
    await desk.command(second, { type: 'add-note', note: 'x' }, version, sam);
    const { results } = await desk.bulk(
      {
        command: { type: 'assign', department: 'quality', handler: 'ann' },
        cases: [...numbers, 'R-1999-000001'].map((number) => ({ number, expectedVersion: version })),
      },
      sam,
    );
    assert.deepEqual(
      results.map((each) => ('error' in each ? each.error.code : each.version)),
      [version + 1, 'version-conflict', version + 1, 'unknown-case'],
    );
    assert.equal((await desk.case(third, sam)).case.handler, 'ann');
    assert.equal((await desk.case(second, sam)).case.department, 'care');
  });

  it('lets the lifecycle refuse for each', async () => {
    const { desk } = await testDesk(hash);
    const { number } = await desk.submit(complaint, { key: 'bulk-key-1' });
    const { version } = (await desk.case(number, ann)).case;
    const cases = [{ number, expectedVersion: version }];
    const { results } = await desk.bulk({ command: { type: 'assign', department: 'quality' }, cases }, ann);
    const [result] = results;
    assert.ok(result && 'error' in result);
    assert.deepEqual([result.error.code, result.error.params['reason']], ['refused', 'not-for-role']);
  });

  it('refuses what must not be done to many, and too many', async () => {
    const { desk } = await testDesk(hash);
    const cases = [{ number: 'R-1999-000001', expectedVersion: 1 }];
    const close = desk.bulk({ command: { type: 'close' }, cases }, sam);
    await assert.rejects(close, { code: 'invalid-command' });
    const many = Array.from({ length: 201 }, () => cases[0]);
    await assert.rejects(desk.bulk({ command: { type: 'acknowledge' }, cases: many }, sam), {
      code: 'invalid-command',
    });
  });
});
