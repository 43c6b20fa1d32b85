import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { ada, ann, sam, testDesk } from './testing/index.ts';
import type { Staff } from './answers.ts';

const hash = (content: string | Uint8Array): Promise<string> =>
  Promise.resolve(createHash('sha256').update(content).digest('hex'));

const ben: Staff = { id: 'ben', name: 'Ben', roles: ['handler'], department: 'care' };
const qi: Staff = { id: 'qi', name: 'Qi', roles: ['handler'], department: 'quality' };

describe('Desk: saved views', () => {
  it('are seen by their owner, and by the department when shared', async () => {
    const { views } = (await testDesk(hash)).desk;
    const mine = await views.add({ name: ' High ', query: { queue: 'open', severity: 'high', sort: 'due' } }, ann);
    assert.deepEqual([mine.name, mine.version, mine.own], ['High', 1, true]);
    assert.deepEqual(await views.all(ben), []);
    await views.change(mine.id, 1, { name: 'High', query: mine.query, shared: true }, ann);
    assert.deepEqual(
      (await views.all(ben)).map(({ name, by, own }) => [name, by, own]),
      [['High', 'Ann', false]],
    );
    assert.deepEqual(await views.all(qi), []);
    assert.equal((await views.all(sam)).length, 1);
  });

  it('are changed by their owner alone, on the version last seen', async () => {
    const { views } = (await testDesk(hash)).desk;
    const { id, query } = await views.add({ name: 'All', query: {}, shared: true }, sam);
    const renamed = { name: 'Everything', query };
    await assert.rejects(views.change(id, 1, renamed, ann), { code: 'forbidden' });
    await assert.rejects(views.remove(id, 1, ann), { code: 'forbidden' });
    await assert.rejects(views.change(id, 7, renamed, sam), { code: 'version-conflict' });
    assert.equal((await views.change(id, 1, renamed, sam)).version, 2);
    await assert.rejects(views.remove(id, 1, sam), { code: 'version-conflict' });
    await views.remove(id, 2, sam);
    await assert.rejects(views.remove(id, 2, sam), { code: 'unknown-view' });
  });

  it('hold queries that the desk answers, and no more of one person than a menu can show', async () => {
    const { views } = (await testDesk(hash)).desk;
    await assert.rejects(views.add({ name: '', query: {} }, sam), { code: 'invalid-query' });
    await assert.rejects(views.add({ name: 'x', query: { state: ['gone'] } }, sam), { code: 'invalid-query' });
    await assert.rejects(views.add({ name: 'x', query: { after: 'y' } }, sam), { code: 'invalid-query' });
    await assert.rejects(views.all(ada), { code: 'forbidden' });
    for (let count = 0; count < 50; count++) await views.add({ name: `View ${count}`, query: {} }, sam);
    await assert.rejects(views.add({ name: 'One more', query: {} }, sam), { code: 'too-many-views' });
  });
});
