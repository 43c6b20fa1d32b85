import { expect } from '@open-wc/testing';
import { eventually } from '../../test/eventually.ts';
import type { Complaint } from '@redress/cases';
import { deleteDB } from 'idb';
import { html, network, problem, type Fate, type Sent } from '../../test/network.ts';
import { openDraft } from '../drafts/open-draft.ts';
import type { Draft } from '../drafts/draft.ts';
import { HttpCustomerDesk } from '../http-customer-desk.ts';
import { newId } from '../new-id.ts';
import { IdbShelf } from '../storage/idb-shelf.ts';
import { MemoryShelf } from '../storage/memory-shelf.ts';
import type { Shelf, Write } from '../storage/shelf.ts';
import { OutboxEvent, type OutboxEntry } from './entry.ts';
import { Outbox } from './outbox.ts';

const complaint: Complaint = { channel: 'web', category: 'product', title: 'Leaks', description: '' };
const content = { title: 'Leaks', step: 2 };

/** The other side: what a desk keeps, behind a network that a test decides over. */
class Server {
  /** Complaints by their key. */
  readonly cases = new Map<string, unknown>();
  /** Sizes of uploads by their id. */
  readonly uploads = new Map<string, number>();
  /** What becomes of a request before the desk sees it; `undefined` lets it through. */
  before: (request: Sent) => Fate | undefined | Promise<undefined> = () => undefined;
  /** What becomes of the answer. */
  after: (request: Sent, answer: Fate) => Fate | Promise<Fate> = (_, answer) => answer;
  readonly net = network(async (request) => {
    return (await this.before(request)) ?? this.after(request, this.#desk(request));
  });

  #desk({ path, body, headers }: Sent): Fate {
    if (path === '/complaints') {
      const key = headers.get('idempotency-key') ?? '';
      if (!this.cases.has(key)) this.cases.set(key, body);
      const json = { number: 'R-1', receipt: `receipt of ${key}`, case: { complaint: body } };
      return { kind: 'answer', status: 201, json };
    }
    const query = new URLSearchParams(path.split('?')[1]);
    const [id, name] = [query.get('id') ?? '', query.get('name')];
    const { size } = body as Blob;
    this.uploads.set(id, size);
    return { kind: 'answer', status: 201, json: { id, name, type: 'image/png', size, sha256: '0'.repeat(64) } };
  }

  sent(path: string): number {
    return this.net.sent.filter((request) => request.path.startsWith(path)).length;
  }
}

describe('the outbox', () => {
  let name: string;
  let shelf: Shelf;
  let server: Server;
  let now: number;
  const open: { stop?: () => void; close?: () => Promise<void> }[] = [];

  function openBox(events: OutboxEntry[] = []): Outbox {
    const desk = new HttpCustomerDesk({ api: '/api', fetch: server.net.fetch, timeout: 5_000 });
    const box = new Outbox({ desk, shelf, now: () => now });
    box.addEventListener('entry', (event) => {
      if (event instanceof OutboxEvent) events.push(event.entry);
    });
    open.push({
      stop: () => {
        box.stop();
      },
    });
    return box;
  }
  async function fill(files: File[] = []): Promise<Draft> {
    const draft = await openDraft('a', { shelf });
    open.push({ close: () => draft.close() });
    draft.set(content);
    for (const file of files) await draft.addFile(file);
    return draft;
  }
  const photo = (bytes = 10, name = 'a.png'): File => new File([new Uint8Array(bytes)], name, { type: 'image/png' });
  const statesOf = (events: OutboxEntry[]): string[] =>
    events.map(({ state }) => state).filter((state, i, all) => state !== all[i - 1]);

  beforeEach(() => {
    name = `test-${newId()}`;
    shelf = new IdbShelf(name);
    server = new Server();
    now = Date.now();
  });
  afterEach(async () => {
    for (const one of open.splice(0)) {
      one.stop?.();
      await one.close?.();
    }
    await deleteDB(name);
  });

  it('takes a draft over before any request, then sends files and complaint once', async () => {
    const events: OutboxEntry[] = [];
    const box = openBox(events).start();
    const draft = await fill([photo(10, 'a.png'), photo(20, 'b.png')]);
    const seen: number[] = [];
    server.before = async () => {
      seen.push((await shelf.all('outbox')).length, (await shelf.all('drafts')).length);
      return undefined;
    };
    const { key } = await box.submit(draft, complaint);
    expect(draft.content).to.equal(undefined);
    expect(draft.files).to.deep.equal([]);
    await eventually(() => events.at(-1)?.state === 'sent');
    expect(seen).to.deep.equal([1, 0, 1, 0, 1, 0]);
    expect([...server.uploads.values()]).to.deep.equal([10, 20]);
    expect(server.cases.size).to.equal(1);
    const sent = server.cases.get(key) as Complaint;
    expect(sent.attachments?.map(({ name }) => name)).to.deep.equal(['a.png', 'b.png']);
    expect(statesOf(events)).to.deep.equal(['queued', 'sending', 'sent']);
    expect(events.map(({ progress }) => progress)).to.include(1 / 3);
    expect(events.at(-1)?.submitted?.receipt).to.equal(`receipt of ${key}`);
    await eventually(async () => (await shelf.ids('files')).length === 0);
  });

  it('keeps the receipt until the page has taken it over', async () => {
    const box = openBox();
    const { key } = await box.submit(await fill(), complaint);
    await box.settled();
    const next = openBox();
    expect((await next.entries()).map(({ state, submitted }) => [state, submitted?.receipt])).to.deep.equal([
      ['sent', `receipt of ${key}`],
    ]);
    await next.acknowledge(key);
    expect(await next.entries()).to.deep.equal([]);
    expect(await shelf.ids('outbox')).to.deep.equal([]);
  });

  it('makes one case when the answer is lost, whoever tries again', async () => {
    const box = openBox();
    server.after = () => ({ kind: 'cut' });
    const { key } = await box.submit(await fill(), complaint);
    expect(await box.settled()).to.deep.equal({ left: 1 });
    const [waiting] = await box.entries();
    expect([waiting?.state, waiting?.reason?.code]).to.deep.equal(['waiting', 'offline']);
    box.stop();
    server.after = (_, answer) => answer;
    const next = openBox();
    await next.retry();
    expect((await next.entries()).map(({ state }) => state)).to.deep.equal(['sent']);
    expect(server.sent('/complaints')).to.equal(2);
    expect([...server.cases.keys()]).to.deep.equal([key]);
  });

  it('does not send again what has arrived', async () => {
    const box = openBox();
    let cuts = 1;
    server.before = ({ path }) => (path.includes('b.png') && cuts-- > 0 ? { kind: 'cut' } : undefined);
    await box.submit(await fill([photo(10, 'a.png'), photo(20, 'b.png')]), complaint);
    await box.settled();
    await box.retry();
    expect(server.sent('/uploads?name=a.png')).to.equal(1);
    expect(server.sent('/uploads?name=b.png')).to.equal(2);
    expect(server.uploads.size).to.equal(2);
    expect((await box.entries())[0]?.state).to.equal('sent');
  });

  it('sends files anew when the desk has dropped them meanwhile', async () => {
    const box = openBox();
    let dropped = 1;
    server.before = ({ path }) =>
      path === '/complaints' && dropped-- > 0 ? problem(422, 'unknown-upload', { params: { id: 'x' } }) : undefined;
    await box.submit(await fill([photo()]), complaint);
    await box.settled();
    expect((await box.entries())[0]?.state).to.equal('waiting');
    await box.retry();
    expect(server.sent('/uploads')).to.equal(2);
    expect((await box.entries())[0]?.state).to.equal('sent');
  });

  it('tries again by itself, later each time, and as soon as the network is back', async () => {
    const events: OutboxEntry[] = [];
    const box = openBox(events).start();
    server.before = () => ({ kind: 'cut' });
    await box.submit(await fill(), complaint);
    await eventually(() => events.at(-1)?.state === 'waiting');
    server.before = () => undefined;
    window.dispatchEvent(new Event('online'));
    await eventually(() => events.at(-1)?.state === 'sent');
    expect(server.cases.size).to.equal(1);
  });

  it('waits as long as the desk asks, also when the network comes back', async () => {
    const box = openBox();
    server.before = () => problem(429, 'rate-limited', {}, { 'retry-after': '120' });
    await box.submit(await fill(), complaint);
    await box.settled();
    const [entry] = await box.entries();
    expect(entry?.reason?.code).to.equal('rate-limited');
    expect(entry?.nextAt).to.be.at.least(now + 120_000);
    server.before = () => undefined;
    await box.retry();
    expect(server.cases.size).to.equal(0);
    now += 121_000;
    await box.retry();
    expect(server.cases.size).to.equal(1);
  });

  for (const [what, fate] of [
    ['HTML', html()],
    ['500', problem(500, 'internal')],
    ['503 from a gateway', html(503)],
  ] as const) {
    it(`keeps what is met with ${what}`, async () => {
      const box = openBox();
      server.before = () => fate;
      await box.submit(await fill([photo()]), complaint);
      expect(await box.settled()).to.deep.equal({ left: 1 });
      server.before = () => undefined;
      await box.retry();
      expect((await box.entries())[0]?.state).to.equal('sent');
    });
  }

  it('gives back what the desk refuses: words, files and what is wrong', async () => {
    const events: OutboxEntry[] = [];
    const box = openBox(events);
    const issues = [{ code: 'unknown-category', path: '/category' }];
    server.before = ({ path }) => (path === '/complaints' ? problem(422, 'invalid-complaint', { issues }) : undefined);
    const draft = await fill([photo(10)]);
    await box.submit(draft, complaint);
    await box.settled();
    const refused = events.at(-1)!;
    expect([refused.state, refused.reason?.code]).to.deep.equal(['refused', 'invalid-complaint']);
    expect(await box.entries()).to.deep.equal([]);
    expect(await draft.resume(refused.draft!)).to.equal(true);
    expect(draft.content).to.deep.equal(content);
    expect(draft.refusal?.issues).to.deep.equal(issues);
    expect((await draft.file(draft.files[0]!.id))?.size).to.equal(10);
    server.before = () => undefined;
    await box.submit(draft, complaint);
    await box.settled();
    expect((await box.entries())[0]?.state).to.equal('sent');
  });

  it('says which file the desk does not take', async () => {
    const events: OutboxEntry[] = [];
    const box = openBox(events);
    server.before = ({ path }) => (path.includes('b.exe') ? problem(415, 'file-type-refused') : undefined);
    const draft = await fill([photo(10, 'a.png'), photo(20, 'b.exe')]);
    const bad = draft.files[1]!.id;
    await box.submit(draft, complaint);
    await box.settled();
    expect(events.at(-1)?.reason?.params).to.include({ name: 'b.exe', file: bad });
    await draft.resume(events.at(-1)!.draft!);
    expect(draft.files).to.have.length(2);
  });

  it('is sent once when several tabs try', async () => {
    const boxes = [openBox(), openBox(), openBox()];
    server.before = () => ({ kind: 'cut' });
    await boxes[0]!.submit(await fill([photo()]), complaint);
    await boxes[0]!.settled();
    server.before = () => undefined;
    const before = server.net.sent.length;
    await Promise.all(boxes.map((box) => box.retry()));
    expect(server.net.sent.slice(before).map(({ path }) => path.replace(/\?.*/, ''))).to.deep.equal([
      '/uploads',
      '/complaints',
    ]);
    expect(server.cases.size).to.equal(1);
  });

  it('tells other tabs what becomes of it', async () => {
    const elsewhere: OutboxEntry[] = [];
    openBox(elsewhere).start();
    const box = openBox();
    await box.submit(await fill(), complaint);
    await eventually(() => elsewhere.at(-1)?.state === 'sent');
    expect(elsewhere.at(-1)?.submitted?.number).to.equal('R-1');
  });

  it('leaves what goes to another desk to that desk’s outbox', async () => {
    server.before = () => ({ kind: 'cut' });
    await openBox().submit(await fill(), complaint);
    const other = new Outbox({ desk: new HttpCustomerDesk({ api: '/other/api', fetch: server.net.fetch }), shelf });
    expect(await other.entries()).to.deep.equal([]);
    other.stop();
  });

  it('is not held up by a clock that was wrong', async () => {
    const box = openBox();
    server.before = () => ({ kind: 'cut' });
    now += 365 * 86_400_000;
    await box.submit(await fill(), complaint);
    await box.settled();
    server.before = () => undefined;
    now -= 365 * 86_400_000;
    expect(await openBox().settled()).to.deep.equal({ left: 0 });
  });

  it('sends from memory what does not fit, and says so', async () => {
    shelf = new FullShelf(name);
    const box = openBox();
    const draft = await fill([photo()]);
    server.before = () => ({ kind: 'cut' });
    const entry = await box.submit(draft, complaint);
    expect(entry.kept).to.equal(false);
    await box.settled();
    server.before = () => undefined;
    await box.retry();
    expect((await box.entries())[0]?.state).to.equal('sent');
    expect([...server.uploads.values()]).to.deep.equal([10]);
  });

  it('works where nothing is kept', async () => {
    shelf = new MemoryShelf();
    const box = openBox();
    const entry = await box.submit(await fill([photo()]), complaint);
    expect(entry.kept).to.equal(false);
    expect(await box.settled()).to.deep.equal({ left: 0 });
    expect(server.cases.size).to.equal(1);
  });

  it('takes over a draft that could only be held in memory', async () => {
    const box = openBox();
    const draft = await openDraft('a', { shelf: new MemoryShelf() });
    open.push({ close: () => draft.close() });
    draft.set(content);
    await draft.addFile(photo(10));
    const entry = await box.submit(draft, complaint);
    expect(entry.kept).to.equal(true);
    expect(draft.content).to.equal(undefined);
    await box.settled();
    expect([...server.uploads.values()]).to.deep.equal([10]);
  });

  it('asks for a file again that the browser has lost', async () => {
    const events: OutboxEntry[] = [];
    const box = openBox(events);
    server.before = () => ({ kind: 'cut' });
    await box.submit(await fill([photo(10, 'lost.png')]), complaint);
    await box.settled();
    for (const id of await shelf.ids('files')) await shelf.write([{ in: 'files', drop: id }]);
    server.before = () => undefined;
    await box.retry();
    expect(events.at(-1)?.reason?.code).to.equal('file-lost');
    expect(events.at(-1)?.reason?.params.name).to.equal('lost.png');
    expect((await shelf.get('drafts', events.at(-1)!.draft!))?.files).to.deep.equal([]);
  });
});

/** A shelf with no room for files. */
class FullShelf extends IdbShelf {
  override async write(writes: readonly Write[]): Promise<void> {
    if (writes.some((write) => write.in === 'files' && 'put' in write))
      throw new DOMException('', 'QuotaExceededError');
    await super.write(writes);
  }
}
