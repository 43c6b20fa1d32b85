import { expect } from '@open-wc/testing';
import { eventually } from '../../test/eventually.ts';
import { newId } from '../new-id.ts';
import { claim, lease } from './claim.ts';
import { MemoryShelf } from './memory-shelf.ts';

describe('a claim', () => {
  it('is one tab’s at a time', async () => {
    const shelf = new MemoryShelf();
    const name = newId();
    const release = await claim(shelf, name);
    expect(await claim(shelf, name)).to.equal(undefined);
    expect(await claim(shelf, `another ${name}`)).not.to.equal(undefined);
    release?.();
    await eventually(async () => (await claim(shelf, name)) !== undefined);
  });

  it('is one tab’s at a time also without locks, until it has died', async () => {
    const shelf = new MemoryShelf();
    let now = 1_000_000;
    const first = await lease(shelf, 'a', () => now);
    expect(await lease(shelf, 'a', () => now)).to.equal(undefined);
    now += 9_000;
    expect(await lease(shelf, 'a', () => now)).to.equal(undefined);
    now += 2_000;
    const second = await lease(shelf, 'a', () => now);
    expect(second).not.to.equal(undefined);
    // The first wakes up late: what it gives up is not its own any more.
    first?.();
    await Promise.resolve();
    expect(await lease(shelf, 'a', () => now)).to.equal(undefined);
    second?.();
    await eventually(async () => (await shelf.get('claims', 'a'))?.until === 0);
    expect(await lease(shelf, 'a', () => now)).not.to.equal(undefined);
  });

  it('without locks ends when the clock that set it was ahead', async () => {
    const shelf = new MemoryShelf();
    await lease(shelf, 'a', () => 9e12);
    expect(await lease(shelf, 'a', () => 1_000_000)).not.to.equal(undefined);
  });
});
