import { expect } from '@open-wc/testing';
import type { CustomerView } from '@redress/cases';
import { eventually } from '../../test/eventually.ts';
import { html, network, problem, type Fate, type Sent } from '../../test/network.ts';
import { HttpCustomerDesk } from '../http-customer-desk.ts';
import { HttpStaffDesk } from '../http-staff-desk.ts';
import { follow, type LiveSource } from './live.ts';

/** A stream that a test writes to. */
class Wire {
  cancelled = false;
  #controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | undefined;
  readonly answer: Fate = {
    kind: 'raw',
    body: new ReadableStream({
      start: (controller) => {
        this.#controller = controller;
      },
      cancel: () => {
        this.cancelled = true;
      },
    }),
    headers: { 'content-type': 'text/event-stream' },
  };

  write(text: string): void {
    this.#controller?.enqueue(new TextEncoder().encode(text));
  }

  end(): void {
    this.#controller?.close();
  }
}

/** The server's side: streams that are open, views that it gives. */
class Server {
  version = 1;
  readonly wires: Wire[] = [];
  stream: (wire: Wire) => Fate = (wire) => wire.answer;
  view: () => Fate = () => ({ kind: 'answer', json: { timeline: [], version: this.version } });
  readonly net = network((request) => this.#answer(request));

  #answer({ path }: Sent): Fate {
    if (!path.endsWith('/events')) return this.view();
    const wire = new Wire();
    this.wires.push(wire);
    return this.stream(wire);
  }

  get streams(): Sent[] {
    return this.net.sent.filter(({ path }) => path.endsWith('/events'));
  }

  get last(): Wire {
    return this.wires.at(-1)!;
  }
}

const quick = { silence: 5_000, poll: 20, most: 20 };

describe('live updates', () => {
  let server: Server;
  const stops: (() => void)[] = [];

  function watch(server: Server) {
    const desk = new HttpCustomerDesk({ api: '/api', fetch: server.net.fetch });
    const views: CustomerView[] = [];
    const statuses: string[] = [];
    const on = {
      view: (view: CustomerView) => void views.push(view),
      status: (status: string) => void statuses.push(status),
    };
    const stop = desk.watch('SECRET', on);
    stops.push(stop);
    return { desk, views, statuses, stop };
  }

  /** Follows with times that a test can wait for. */
  function followQuickly(server: Server, times: Partial<typeof quick> = {}, more: Partial<LiveSource> = {}) {
    const statuses: string[] = [];
    let polls = 0;
    const source: LiveSource = {
      open: async (lastId, signal) =>
        server.net.fetch('https://desk.example.com/api/track/events', {
          signal,
          headers: lastId === undefined ? {} : { 'last-event-id': lastId },
        }),
      poll: () => {
        polls += 1;
        return Promise.resolve();
      },
      status: (status) => void statuses.push(status),
      ...more,
    };
    const stop = follow(source, { ...quick, ...times });
    stops.push(stop);
    return { statuses, stop, polls: () => polls };
  }

  /** A page under test may stand behind another. */
  let visibility: DocumentVisibilityState;
  function turn(to: DocumentVisibilityState): void {
    visibility = to;
    document.dispatchEvent(new Event('visibilitychange'));
  }

  beforeEach(() => {
    server = new Server();
    visibility = 'visible';
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => visibility });
  });
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
    Reflect.deleteProperty(document, 'visibilityState');
  });

  it('shows the case as it is, then each change, over one stream for all who look', async () => {
    const { desk, views, statuses } = watch(server);
    await eventually(() => statuses.at(-1) === 'live');
    expect(views.map(({ version }) => version)).to.deep.equal([1]);
    server.version = 2;
    server.last.write('id: 7\nevent: change\ndata: {}\n\n');
    await eventually(() => views.length === 2);
    const late: number[] = [];
    stops.push(desk.watch('SECRET', { view: ({ version }) => late.push(version) }));
    expect(late).to.deep.equal([2]);
    expect(server.streams).to.have.length(1);
    expect(server.streams[0]?.headers.get('authorization')).to.equal('Receipt SECRET');
    expect(statuses).to.deep.equal(['connecting', 'live']);
  });

  it('ends its stream when nobody looks any more', async () => {
    const { stop, statuses } = watch(server);
    await eventually(() => statuses.at(-1) === 'live');
    stop();
    await eventually(() => server.last.cancelled);
    expect(server.streams).to.have.length(1);
  });

  it('keeps the others informed when one listener fails', async () => {
    const desk = new HttpCustomerDesk({ api: '/api', fetch: server.net.fetch });
    const reported = new Promise((resolve) => {
      const previous = window.onerror;
      window.onerror = (message) => {
        window.onerror = previous;
        resolve(message);
        return true;
      };
    });
    const seen: number[] = [];
    stops.push(
      desk.watch('SECRET', {
        view: () => {
          throw new Error('a listener’s own fault');
        },
      }),
      desk.watch('SECRET', { view: ({ version }) => seen.push(version) }),
    );
    await eventually(() => seen.length === 1);
    expect(await reported).to.include('a listener’s own fault');
  });

  it('goes on after the last event it has seen', async () => {
    const { statuses } = followQuickly(server);
    await eventually(() => statuses.at(-1) === 'live');
    server.last.write('id: 41\ndata: x\n\nid: 42\ndata: y\n\n');
    server.last.end();
    await eventually(() => server.streams.length === 2);
    expect(server.streams[0]?.headers.has('last-event-id')).to.equal(false);
    expect(server.streams[1]?.headers.get('last-event-id')).to.equal('42');
  });

  it('asks now and then where streams do not get through, and streams again when they do', async () => {
    server.stream = () => html();
    const { statuses, polls } = followQuickly(server);
    await eventually(() => polls() > 3);
    expect(statuses).to.deep.equal(['connecting', 'polling']);
    expect(server.streams.length).to.be.below(polls());
    server.stream = (wire) => wire.answer;
    await eventually(() => statuses.at(-1) === 'live');
  });

  it('says that it is offline when nothing works, and comes back', async () => {
    server.stream = () => ({ kind: 'cut' });
    let works = false;
    const poll = () => (works ? Promise.resolve() : Promise.reject(Object.assign(new Error(), { retryable: true })));
    const { statuses } = followQuickly(server, {}, { poll });
    await eventually(() => statuses.at(-1) === 'offline');
    works = true;
    await eventually(() => statuses.at(-1) === 'polling');
  });

  it('takes a silent stream for dead', async () => {
    const { statuses } = followQuickly(server, { silence: 30 });
    await eventually(() => statuses.includes('live'));
    await eventually(() => server.streams.length > 1);
    expect(server.wires[0]?.cancelled).to.equal(true);
  });

  it('does not press a desk that has said no', async () => {
    server.stream = () => problem(404, 'unknown-receipt');
    server.view = () => problem(404, 'unknown-receipt');
    const { statuses } = watch(server);
    await eventually(() => statuses.at(-1) === 'offline');
    expect(server.net.sent).to.have.length(1);
  });

  it('holds no stream while the page is hidden', async () => {
    const { statuses } = followQuickly(server);
    await eventually(() => statuses.at(-1) === 'live');
    turn('hidden');
    await eventually(() => server.last.cancelled);
    expect(server.streams).to.have.length(1);
    turn('visible');
    await eventually(() => server.streams.length === 2);
  });

  it('tells staff of each change once, also of what a stream has missed', async () => {
    const rows = [{ number: 'R-1', version: 4 }];
    server.view = () => ({ kind: 'answer', json: { rows, total: rows.length } });
    const desk = new HttpStaffDesk({ api: '/api', fetch: server.net.fetch });
    const changes: [string, number, readonly string[]][] = [];
    const statuses: string[] = [];
    stops.push(
      desk.watchCases({
        change: ({ number, version, types }) => void changes.push([number, version, types]),
        status: (status) => void statuses.push(status),
      }),
    );
    await eventually(() => statuses.at(-1) === 'live');
    const event = JSON.stringify({ number: 'R-1', version: 5, types: ['assigned'] });
    server.last.write(`id: 1\ndata: ${event}\n\ndata: ${event}\n\ndata: {"kind":"unheard of"}\n\ndata: <html>\n\n`);
    await eventually(() => changes.length === 1);
    rows[0] = { number: 'R-1', version: 6 };
    rows.push({ number: 'R-2', version: 4 });
    server.last.end();
    await eventually(() => changes.length === 3);
    expect(changes).to.deep.equal([
      ['R-1', 5, ['assigned']],
      ['R-1', 6, []],
      ['R-2', 4, []],
    ]);
    expect(server.streams[0]?.credentials).to.equal('include');
  });
});
