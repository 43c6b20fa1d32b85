import { aTimeout, expect, oneEvent } from '@open-wc/testing';
import { deleteDB } from 'idb';
import { newId } from '../new-id.ts';
import { IdbShelf } from '../storage/idb-shelf.ts';
import { MemoryShelf } from '../storage/memory-shelf.ts';
import type { Shelf, Write } from '../storage/shelf.ts';
import { openDraft } from './open-draft.ts';
import type { Draft } from './draft.ts';

const day = 86_400_000;
const photo = (size = 2_000): File =>
  new File([new Uint8Array(size).fill(7)], 'photo.jpg', { type: 'image/jpeg', lastModified: 42 });

describe('a draft', () => {
  let name: string;
  let shelf: Shelf;
  const open: Draft[] = [];
  const openHere = async (form = 'a', options: Parameters<typeof openDraft>[1] = {}): Promise<Draft> => {
    const draft = await openDraft(form, { shelf, ...options });
    open.push(draft);
    return draft;
  };
  /** What a page does that is closed: it saves and lets go. */
  const leave = async (draft: Draft): Promise<void> => draft.close();

  beforeEach(() => {
    name = `test-${newId()}`;
    shelf = new IdbShelf(name);
  });
  afterEach(async () => {
    for (const draft of open.splice(0)) await draft.close();
    await deleteDB(name);
  });

  it('comes back with its words and its files', async () => {
    const first = await openHere();
    expect(first.restored).to.equal(false);
    first.set({ title: 'Leaks', nested: [1, { deep: true }] });
    const kept = await first.addFile(photo());
    expect(kept.kept).to.equal(true);
    await leave(first);

    const second = await openHere();
    expect(second.id).to.equal(first.id);
    expect(second.restored).to.equal(true);
    expect(second.content).to.deep.equal({ title: 'Leaks', nested: [1, { deep: true }] });
    expect(second.files).to.have.length(1);
    const file = await second.file(second.files[0]!.id);
    expect(file?.name).to.equal('photo.jpg');
    expect(file?.type).to.equal('image/jpeg');
    expect(file?.lastModified).to.equal(42);
    expect(new Uint8Array(await file!.arrayBuffer())).to.deep.equal(new Uint8Array(2_000).fill(7));
  });

  it('saves each change by itself, and says when nothing is left to save', async () => {
    const draft = await openHere();
    draft.set({ title: 'a' });
    expect(draft.saved).to.equal(false);
    await oneEvent(draft, 'change');
    expect(draft.saved).to.equal(true);
    draft.set({ title: 'ab' });
    draft.set({ title: 'abc' });
    await oneEvent(draft, 'change');
    expect((await shelf.get('drafts', draft.id))?.content).to.deep.equal({ title: 'abc' });
  });

  it('goes to who takes its place at once, with what was written last', async () => {
    for (let turn = 0; turn < 5; turn++) {
      const first = await openHere();
      first.set({ turn });
      void first.close();
      const second = await openHere();
      expect([second.id, second.content]).to.deep.equal([first.id, { turn }]);
      // Gone before it was opened: what was written meanwhile is saved then.
      const late = openDraft('late', { shelf }).then((draft) => {
        draft.set({ turn });
        return draft.close();
      });
      const next = await openHere('late');
      expect(next.content).to.deep.equal({ turn });
      await Promise.all([late, second.close(), next.close()]);
    }
  });

  it('is another for another form', async () => {
    const a = await openHere('a');
    a.set({ of: 'a' });
    await leave(a);
    const b = await openHere('b');
    expect(b.content).to.equal(undefined);
    expect((await openHere('a')).content).to.deep.equal({ of: 'a' });
  });

  it('is another while a first tab has it open, and both are kept', async () => {
    const first = await openHere();
    first.set({ of: 'first' });
    await first.flush();
    const second = await openHere();
    expect(second.id).not.to.equal(first.id);
    second.set({ of: 'second' });
    await second.flush();
    await leave(first);
    expect((await shelf.all('drafts')).map(({ content }) => content)).to.have.deep.members([
      { of: 'first' },
      { of: 'second' },
    ]);
    const third = await openHere();
    expect(third.content).to.deep.equal({ of: 'first' });
  });

  it('is saved as the page goes, without waiting', async () => {
    const frame = document.createElement('iframe');
    frame.src = new URL('../../test/draft-page.html', import.meta.url).href;
    const loaded = oneEvent(window, 'message');
    frame.src += `#${name}`;
    document.body.append(frame);
    await loaded;
    frame.contentWindow!.postMessage({ set: { title: 'in the last moment' } }, '*');
    await oneEvent(window, 'message');
    frame.src = 'about:blank';
    await oneEvent(frame, 'load');
    const draft = await openHere('frame');
    expect(draft.content).to.deep.equal({ title: 'in the last moment' });
    expect(Object.keys(localStorage).filter((key) => key.startsWith(name))).to.deep.equal([]);
    frame.remove();
  });

  for (const way of ['sent', 'discarded'] as const) {
    it(`does not come back by a save that falls due while it is ${way}`, async () => {
      const slow = new SlowShelf(name);
      const draft = await openHere('a', { shelf: slow });
      draft.set({ title: 'kept' });
      await draft.flush();
      draft.set({ title: 'kept, and more' });
      const entry = {
        id: newId(),
        desk: '',
        state: 'queued',
        createdAt: 0,
        attempts: 0,
        nextAt: 0,
        notBefore: 0,
      } as const;
      await (way === 'sent' ? draft.moveTo(slow, entry) : draft.discard());
      expect(await shelf.all('drafts')).to.deep.equal([]);
    });
  }

  it('goes from the device when it is discarded', async () => {
    const draft = await openHere();
    draft.set({ title: 'x' });
    await draft.addFile(photo());
    const before = draft.id;
    await draft.discard();
    expect(draft.id).not.to.equal(before);
    expect(draft.content).to.equal(undefined);
    expect(draft.files).to.deep.equal([]);
    expect(await shelf.ids('drafts')).to.deep.equal([]);
    expect(await shelf.ids('files')).to.deep.equal([]);
    await aTimeout(0);
    expect(draft.saved).to.equal(true);
  });

  it('lets one file go', async () => {
    const draft = await openHere();
    const { id } = await draft.addFile(photo());
    await draft.addFile(photo());
    await draft.removeFile(id);
    expect(draft.files).to.have.length(1);
    expect(await shelf.ids('files')).to.have.length(1);
    expect((await shelf.get('drafts', draft.id))?.files).to.have.length(1);
  });

  it('is purged a day after its age was first noticed, with its files', async () => {
    const start = Date.now();
    const draft = await openHere('a', { maxAge: 30 * day, now: () => start });
    draft.set({ title: 'old' });
    await draft.addFile(photo());
    await leave(draft);
    const at = (now: number) => openHere('a', { maxAge: 30 * day, now: () => now });
    const noticed = await at(start + 31 * day);
    expect(noticed.content).to.deep.equal({ title: 'old' });
    await leave(noticed);
    const gone = await at(start + 33 * day);
    expect(gone.content).to.equal(undefined);
    expect(await shelf.ids('drafts')).to.deep.equal([]);
    expect(await shelf.ids('files')).to.deep.equal([]);
  });

  it('outlives a clock that jumps a year ahead and back', async () => {
    const start = Date.now();
    const draft = await openHere('a', { now: () => start });
    draft.set({ title: 'kept' });
    await leave(draft);
    const ahead = await openHere('a', { now: () => start + 365 * day });
    expect(ahead.content).to.deep.equal({ title: 'kept' });
    await leave(ahead);
    const back = await openHere('a', { now: () => start });
    expect(back.content).to.deep.equal({ title: 'kept' });
    expect((await shelf.get('drafts', back.id))!.expiresAt).to.be.at.most(start + 31 * day);
  });

  it('works in memory where nothing is kept, and says so', async () => {
    shelf = new MemoryShelf();
    const draft = await openHere();
    draft.set({ title: 'x' });
    const { id } = await draft.addFile(photo());
    expect(draft.persistence).to.equal('memory');
    expect(draft.saved).to.equal(false);
    expect((await draft.file(id))?.size).to.equal(2_000);
  });

  it('keeps the words when a file does not fit, and tries again when there is room', async () => {
    const small = new SmallShelf(name, 5_000);
    shelf = small;
    const draft = await openHere();
    draft.set({ title: 'x' });
    const first = await draft.addFile(photo(4_000));
    expect(first.kept).to.equal(true);
    const second = await draft.addFile(photo(3_000));
    expect(second.kept).to.equal(false);
    expect(draft.persistence).to.equal('full');
    draft.set({ title: 'xy' });
    await draft.flush();
    expect((await shelf.get('drafts', draft.id))?.content).to.deep.equal({ title: 'xy' });
    expect((await draft.file(second.id))?.size).to.equal(3_000);
    await draft.removeFile(first.id);
    expect(draft.persistence).to.equal('kept');
    expect(draft.files.map(({ kept }) => kept)).to.deep.equal([true]);
    expect(draft.saved).to.equal(true);
  });

  it('is written anew, files and all, when the browser has cleared its storage', async () => {
    const draft = await openHere();
    draft.set({ title: 'x' });
    await draft.addFile(photo());
    await deleteDB(name);
    draft.set({ title: 'xy' });
    await draft.flush();
    await leave(draft);
    const again = await openHere();
    expect(again.content).to.deep.equal({ title: 'xy' });
    expect((await again.file(again.files[0]!.id))?.size).to.equal(2_000);
  });
});

/** A shelf that takes so long to drop a draft that a save of it falls due meanwhile. */
class SlowShelf extends IdbShelf {
  override async write(writes: readonly Write[]): Promise<void> {
    await super.write(writes);
    if (writes.some((write) => write.in === 'drafts' && 'drop' in write)) await aTimeout(300);
  }
}

/** A shelf with room for so many bytes of files, such as a device that is nearly full. */
class SmallShelf extends IdbShelf {
  readonly #room: number;
  constructor(name: string, room: number) {
    super(name);
    this.#room = room;
  }

  override async write(writes: readonly Write[]): Promise<void> {
    const dropped = new Set(writes.flatMap((write) => (write.in === 'files' && 'drop' in write ? [write.drop] : [])));
    const there = (await this.all('files')).filter(({ id }) => !dropped.has(id));
    const added = writes.flatMap((write) => (write.in === 'files' && 'put' in write ? [write.put] : []));
    const size = [...there, ...added].reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
    if (size > this.#room) throw new DOMException('', 'QuotaExceededError');
    await super.write(writes);
  }
}
