import { expect } from '@open-wc/testing';
import type { Complaint } from '@redress/cases';
import { deleteDB } from 'idb';
import type { ChaosWindow } from '../../test/chaos-page.ts';
import { eventually } from '../../test/eventually.ts';
import { html, network, problem, type Fate } from '../../test/network.ts';
import { HttpCustomerDesk } from '../http-customer-desk.ts';
import { newId } from '../new-id.ts';
import { IdbShelf } from '../storage/idb-shelf.ts';
import { Outbox } from './outbox.ts';

/** mulberry32: a run can be repeated by its seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const complaintOf = (content: unknown): Complaint => ({
  channel: 'web',
  category: 'product',
  title: (content as { title: string }).title,
  description: '',
});

type Page = NonNullable<ChaosWindow['chaos']>;

/** One run: tabs that are opened, typed in, sent from and killed, over a network that does as it likes. */
class Run {
  readonly name = `chaos-${newId()}`;
  readonly cases = new Map<string, Complaint>();
  readonly #random: () => number;
  readonly #tabs: HTMLIFrameElement[] = [];
  /** What the person was told is saved, and must be in a draft, on its way or at the desk. */
  readonly promised = new Set<string>();
  #words = 0;
  calm = false;

  readonly net = network(async ({ path, body, headers }) => {
    const before = this.#fate();
    if (before) return before;
    const answer = this.#desk(path, body, headers.get('idempotency-key') ?? '');
    await this.#moment();
    return this.#fate() ?? answer;
  });

  constructor(seed: number) {
    this.#random = randomOf(seed);
    const host = window as unknown as ChaosWindow;
    host.chaosFetch = this.net.fetch;
    host.chaosSkew = 0;
  }

  async step(): Promise<void> {
    const tab = this.#tabs[Math.floor(this.#random() * this.#tabs.length)];
    const roll = this.#random();
    if (!tab || (roll < 0.1 && this.#tabs.length < 3)) await this.#openTab();
    else if (roll < 0.5) await this.#type(pageOf(tab));
    else if (roll < 0.62) await this.#attach(pageOf(tab));
    else if (roll < 0.8) await this.#send(pageOf(tab));
    else if (roll < 0.92) this.#kill(tab);
    else (window as unknown as ChaosWindow).chaosSkew = (this.#random() - 0.5) * 2 * 365 * 86_400_000;
    await this.#moment();
  }

  /** The network is well again, every tab is closed, and one last visit sends what is left. */
  async end(): Promise<string[]> {
    for (const tab of [...this.#tabs]) this.#kill(tab);
    this.calm = true;
    (window as unknown as ChaosWindow).chaosSkew = 0;
    const shelf = new IdbShelf(this.name);
    const outbox = new Outbox({ desk: new HttpCustomerDesk({ api: '/api', fetch: this.net.fetch }), shelf });
    await eventually(async () => {
      await outbox.retry();
      return (await outbox.settled()).left === 0;
    });
    outbox.stop();
    const drafts = (await shelf.all('drafts')).map(({ content }) => (content as { title: string }).title);
    const left = Object.keys(localStorage).filter((key) => key.startsWith(this.name));
    const last = left.map(
      (key) => (JSON.parse(localStorage.getItem(key)!) as { content: { title: string } }).content.title,
    );
    for (const key of left) localStorage.removeItem(key);
    await deleteDB(this.name);
    return [...drafts, ...last, ...[...this.cases.values()].map(({ title }) => title)];
  }

  async #openTab(): Promise<void> {
    const tab = document.createElement('iframe');
    tab.src = `${new URL('../../test/chaos-page.html', import.meta.url).href}#${this.name}`;
    document.body.append(tab);
    await new Promise<void>((resolve) => {
      const ready = ({ source }: MessageEvent) => {
        if (source !== tab.contentWindow) return;
        removeEventListener('message', ready);
        resolve();
      };
      addEventListener('message', ready);
    });
    this.#tabs.push(tab);
  }

  async #type({ draft }: Page): Promise<void> {
    const before = (draft.content as { title: string } | undefined)?.title;
    const title = `${before ?? ''} w${++this.#words}`.trim();
    draft.set({ title });
    if (this.#random() < 0.5) return;
    await draft.flush();
    if (!draft.saved || (draft.content as { title: string }).title !== title) return;
    this.promised.add(`w${this.#words}`);
  }

  async #attach({ draft }: Page): Promise<void> {
    if (!draft.content || draft.files.length > 2) return;
    await draft.addFile(new File([new Uint8Array(500)], 'a.png', { type: 'image/png' }));
  }

  async #send({ draft, outbox }: Page): Promise<void> {
    if (!draft.content) return;
    const { key } = await outbox.submit(draft, complaintOf(draft.content));
    expect(key).to.match(/^\w{32}$/);
  }

  #kill(tab: HTMLIFrameElement): void {
    this.#tabs.splice(this.#tabs.indexOf(tab), 1);
    tab.remove();
  }

  #fate(): Fate | undefined {
    const roll = this.calm ? 1 : this.#random();
    if (roll < 0.25) return { kind: 'cut' };
    if (roll < 0.3) return html();
    if (roll < 0.35) return problem(500, 'internal');
    if (roll < 0.4) return problem(429, 'rate-limited', {}, { 'retry-after': '0' });
    return undefined;
  }

  #desk(path: string, body: unknown, key: string): Fate {
    if (path === '/complaints') {
      const known = this.cases.get(key);
      if (known && JSON.stringify(known) !== JSON.stringify(body)) return problem(409, 'key-reused');
      this.cases.set(key, body as Complaint);
      return { kind: 'answer', status: 201, json: { number: key, receipt: key, case: { complaint: body } } };
    }
    const id = new URLSearchParams(path.split('?')[1]).get('id');
    const json = { id, name: 'a.png', type: 'image/png', size: (body as Blob).size, sha256: '0'.repeat(64) };
    return { kind: 'answer', status: 201, json };
  }

  /** A while by chance. Not by timers: browsers slow those of a page behind another to one a second. */
  async #moment(): Promise<void> {
    for (let hops = this.calm ? 0 : this.#random() * 8; hops > 0; hops--) {
      await new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(0);
      });
    }
  }
}

const pageOf = (tab: HTMLIFrameElement): Page => (tab.contentWindow as unknown as ChaosWindow).chaos!;

describe('tabs that are killed, a network that fails and clocks that jump', function () {
  this.timeout(120_000);
  const first = Math.floor(Math.random() * 2 ** 31);
  for (let run = 0; run < 4; run++) {
    const seed = first + run;
    it(`lose nothing that was shown as saved, and make one case of each submit (seed ${seed})`, async () => {
      const it = new Run(seed);
      for (let step = 0; step < 25; step++) await it.step();
      const kept = (await it.end()).flatMap((title) => title.split(' '));
      for (const word of it.promised) expect(kept).to.include(word);
      const titles = [...it.cases.values()].map(({ title }) => title);
      expect(new Set(titles).size, 'no case twice').to.equal(titles.length);
    });
  }
});
