import { expect, oneEvent } from '@open-wc/testing';
import { openDraft } from '../drafts/open-draft.ts';
import { HttpCustomerDesk } from '../http-customer-desk.ts';
import { onDemand } from '../http/on-demand.ts';
import { openShelf } from '../storage/open-shelf.ts';
import { Outbox } from './outbox.ts';
import { sendInServiceWorker, type WorkerScope } from './send-in-service-worker.ts';

const complaint = { channel: 'web', category: 'product', title: 'Leaks', description: '' } as const;

describe('sending without a page', () => {
  /** No desk answers here: the test's own server says 404. */
  const api = `${location.origin}/no-desk/api`;

  afterEach(async () => {
    const shelf = await openShelf();
    const rows = (await shelf.all('outbox')).filter(({ desk }) => desk === api);
    await shelf.write(rows.map(({ id }) => ({ in: 'outbox', drop: id })));
  });

  it('tries what pages have left, and fails while something is left, so that it is woken again', async () => {
    const script = new URL('../../test/sending-worker.ts', import.meta.url);
    const worker = new Worker(script, { type: 'module' });
    await oneEvent(worker, 'message');
    const shelf = await openShelf();
    const box = new Outbox({
      desk: new HttpCustomerDesk({ api, fetch: () => Promise.reject(new TypeError()) }),
      shelf,
    });
    const draft = await openDraft('worker', { shelf });
    await box.submit(draft, complaint);
    await box.settled();
    expect((await box.entries())[0]?.reason?.code).to.equal('offline');
    box.stop();
    await draft.close();

    const said = oneEvent(worker, 'message');
    worker.postMessage('go');
    expect((await (said as unknown as Promise<MessageEvent>)).data).to.equal('outbox-not-empty');
    const [row] = (await shelf.all('outbox')).filter(({ desk }) => desk === api);
    expect(row?.reason?.code).to.equal('not-a-desk');
    expect(row?.attempts).to.equal(2);
    worker.terminate();
  });

  it('is done when the browser says that the network is there', () => {
    const listeners = new Map<string, (event: Event & { tag: string }) => void>();
    const scope: WorkerScope = { addEventListener: (type, listener) => void listeners.set(type, listener) };
    sendInServiceWorker(scope);
    const waited: unknown[] = [];
    const sync = (tag: string) =>
      Object.assign(new Event('sync'), {
        tag,
        waitUntil: (work: Promise<unknown>) => waited.push(work.catch(() => 0)),
      });
    listeners.get('sync')?.(sync('something else'));
    expect(waited).to.have.length(0);
    listeners.get('sync')?.(sync('redress-outbox'));
    expect(waited).to.have.length(1);
  });

  it('brings along what pages load later: a running worker may load nothing', () => {
    sendInServiceWorker({ addEventListener: () => undefined });
    for (const load of Object.values(onDemand)) expect(String(load)).to.not.contain('import(');
  });
});
