import { openDraft } from '../src/drafts/open-draft.ts';
import { HttpCustomerDesk } from '../src/http-customer-desk.ts';
import { Outbox } from '../src/outbox/outbox.ts';
import { IdbShelf } from '../src/storage/idb-shelf.ts';

/** What the page that holds this one gives it, and what it gives back. */
export interface ChaosWindow extends Window {
  readonly parent: ChaosWindow;
  chaosFetch: typeof fetch;
  chaosSkew: number;
  chaos?: Awaited<ReturnType<typeof open>>;
}

const host = (window as unknown as ChaosWindow).parent;
const now = (): number => Date.now() + host.chaosSkew;

async function open(name: string) {
  const shelf = new IdbShelf(name);
  const draft = await openDraft('chaos', { shelf, now });
  const desk = new HttpCustomerDesk({
    api: '/api',
    timeout: 2_000,
    // What is asked of this page's own network ends with the page.
    fetch: (input, init) => host.chaosFetch(input, init),
  });
  return { draft, outbox: new Outbox({ desk, shelf, now }).start() };
}

(window as unknown as ChaosWindow).chaos = await open(location.hash.slice(1));
host.postMessage('ready', '*');
