import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MemoryStore } from './memory/memory-store.ts';
import { Presence } from './presence.ts';
import { ann, sam } from './testing/index.ts';

const number = 'R-2026-000001';

describe('Presence', () => {
  it('tells who else has a case open, on any server, until they leave or are not heard of', async () => {
    let now = Date.UTC(2026, 2, 2, 9);
    const ports = { store: new MemoryStore(), now: () => now };
    const [here, there] = [new Presence(ports), new Presence(ports)];
    assert.deepEqual(await here.beat(number, ann, {}), []);
    const since = new Date(now).toISOString();
    assert.deepEqual(await there.beat(number, sam, {}), [{ id: 'ann', name: 'Ann', writing: false, since }]);
    now += 5_000;
    await here.beat(number, ann, { writing: true });
    assert.deepEqual(await there.beat(number, sam, {}), [{ id: 'ann', name: 'Ann', writing: true, since }]);
    await here.beat(number, ann, { leaving: true });
    assert.deepEqual(await there.beat(number, sam, {}), []);
    now += 60_000;
    assert.deepEqual(await here.beat(number, ann, {}), []);
    await here.beat(number, ann, { leaving: true });
    assert.equal(await ports.store.record('presence', number), undefined);
  });

  it('loses nobody when many arrive at once', async () => {
    const ports = { store: new MemoryStore(), now: () => 0 };
    const people = Array.from({ length: 4 }, (_, index) => ({ ...ann, id: `p${index}` }));
    await Promise.all(people.map((person) => new Presence(ports).beat(number, person, {})));
    assert.equal((await new Presence(ports).beat(number, sam, {})).length, 4);
  });
});
