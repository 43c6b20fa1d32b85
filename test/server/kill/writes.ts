import { createHash, randomUUID } from 'node:crypto';
import { complaint, json } from '../servers.ts';

/** What a server was asked to write, and what it said of it. */
export interface Submitted {
  readonly key: string;
  readonly body: object;
  number?: string;
  receipt?: string;
  file?: { readonly id: string; readonly sha256: string };
}
interface Said {
  readonly receipt: string;
  readonly key: string;
  readonly text: string;
  acknowledged: boolean;
}
interface Noted {
  readonly number: string;
  readonly text: string;
}

/** Everything that was acknowledged, and what must be asked again because its answer never came. */
export class Ledger {
  readonly submitted: Submitted[] = [];
  readonly said: Said[] = [];
  readonly notes: Noted[] = [];
  readonly withdrawn = new Set<string>();
  /** Receipts whose withdrawal was not answered with a yes: it may have been written all the same. */
  readonly withdrawing = new Set<string>();
  readonly policies: string[] = [];
  readonly actions: string[] = [];
  readonly views: string[] = [];
  readonly purchases: string[] = [];
  readonly published: string[] = [];
  /** How many requests were answered. */
  answers = 0;
  /** The routes that were called, as in the table of endpoints. */
  readonly routes = new Set<string>();

  get answered(): Required<Pick<Submitted, 'number' | 'receipt' | 'key' | 'body'>>[] {
    return this.submitted.filter((each) => each.receipt !== undefined) as never;
  }
}

/** The server is gone, or ended the connection before it answered. */
class Unanswered extends Error {}

const contentOf = (id: string): string => `What ${id} says.`;
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
export const addressOf = (key: string): string => `${key}@example.com`;

/** One life of a server: random writes until it dies. */
export class Writer {
  readonly #url: string;
  readonly #ledger: Ledger;
  readonly #cookie: string;
  readonly #random: () => number;

  constructor(url: string, ledger: Ledger, cookie: string, random: () => number) {
    this.#url = url;
    this.#ledger = ledger;
    this.#cookie = cookie;
    this.#random = random;
  }

  /** What was not answered in the last life, then whatever comes, until the server is gone. */
  async run(): Promise<void> {
    try {
      for (;;) await this.#any();
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
    }
  }

  /** Asks again for all that was never answered. */
  async repeat(): Promise<void> {
    for (const one of this.#ledger.submitted.filter(({ receipt }) => receipt === undefined)) await this.#submit(one);
    for (const one of this.#ledger.said.filter(({ acknowledged }) => !acknowledged)) await this.#say(one);
    for (const receipt of this.#ledger.withdrawing) {
      await this.#withdraw(receipt);
      // While nobody else writes, a refusal says that it is withdrawn already.
      this.#ledger.withdrawn.add(receipt);
    }
  }

  async #any(): Promise<void> {
    const chance = this.#random();
    if (chance < 0.35) return this.#newComplaint(chance < 0.1);
    const known = this.#ledger.answered;
    const it = known[Math.floor(this.#random() * known.length)];
    if (!it) return this.#newComplaint(false);
    if (chance < 0.5) return this.#newMessage(it.receipt);
    if (chance < 0.65) return this.#note(it.number);
    if (chance < 0.7) return this.#withdraw(it.receipt);
    if (chance < 0.75) return this.#assignMany(known.slice(-3).map(({ number }) => number));
    return this.#ofManagers(chance);
  }

  async #ofManagers(chance: number): Promise<void> {
    const id = randomUUID();
    if (chance < 0.8) {
      const action = { title: id, owner: 'Sam', since: '2026-01-01', against: { category: ['product'] } };
      const { status, body } = await this.#staff('POST', '/corrective-actions', { id, ...action });
      if (status !== 201) throw new Error(`${String(status)} ${JSON.stringify(body)}`);
      this.#ledger.actions.push(id);
    } else if (chance < 0.85) {
      const { status, body } = await this.#staff('POST', '/views', { name: id, query: {}, shared: false });
      if (status === 201) this.#ledger.views.push(id);
      // Nobody may keep more than a number of them, which a long run comes to.
      else if (status !== 409) throw new Error(`${String(status)} ${JSON.stringify(body)}`);
    } else if (chance < 0.92) {
      const purchase = {
        id,
        customer: { email: 'ann@example.com' },
        at: '2026-02-03T10:00:00Z',
        amount: 12,
        currency: 'EUR',
      };
      const { status, body } = await this.#staff('POST', '/purchases', [purchase]);
      if (status !== 200) throw new Error(`${String(status)} ${JSON.stringify(body)}`);
      this.#ledger.purchases.push(id);
    } else if (chance < 0.96) await this.#publishPolicy(id);
    else {
      const { status, body } = await this.#staff('POST', '/reports/2026-01/publish', {});
      if (status >= 300 && status !== 409) throw new Error(`${String(status)} ${JSON.stringify(body)}`);
      if (status < 300) this.#ledger.published.push(id);
    }
  }

  async #publishPolicy(note: string): Promise<void> {
    const now = await this.#staff('GET', '/policy');
    const { version, text } = now.body as { version: number; text: string };
    const headers = { 'if-match': `"${String(version)}"` };
    const { status, body } = await this.#staff('PUT', '/policy', { text, note }, headers);
    // Others publish as well.
    if (status === 200) this.#ledger.policies.push(note);
    else if (status !== 409 && status !== 412) throw new Error(`policy: ${String(status)} ${JSON.stringify(body)}`);
  }

  async #newComplaint(withFile: boolean): Promise<void> {
    const key = `kill-${randomUUID()}`;
    const customer = { name: 'Ann', email: addressOf(key), language: 'en' };
    const body: Record<string, unknown> = { ...complaint, title: key, customer };
    const one: Submitted = { key, body };
    if (withFile) {
      const text = contentOf(key);
      this.#ledger.routes.add('POST /uploads');
      const sent = await this.#fetch(`/uploads?name=a.txt&id=${key}`, { method: 'POST', body: text });
      if (sent.status !== 201) throw new Error(`upload: ${String(sent.status)} ${await sent.text()}`);
      body['attachments'] = [await sent.json()];
      one.file = { id: key, sha256: hashOf(text) };
    }
    this.#ledger.submitted.push(one);
    await this.#submit(one);
  }

  async #submit(one: Submitted): Promise<void> {
    this.#ledger.routes.add('POST /complaints');
    const headers = { ...json, 'idempotency-key': one.key };
    const response = await this.#fetch('/complaints', { method: 'POST', headers, body: JSON.stringify(one.body) });
    const answer = await bodyOf(response);
    if (response.status !== 201) throw new Error(`submit: ${String(response.status)} ${JSON.stringify(answer)}`);
    const { number, receipt } = answer as { number: string; receipt: string };
    if (one.number !== undefined && one.number !== number) throw new Error(`${one.key} is ${one.number} and ${number}`);
    Object.assign(one, { number, receipt });
  }

  async #newMessage(receipt: string): Promise<void> {
    const key = randomUUID();
    const one: Said = { receipt, key, text: `I say ${key}`, acknowledged: false };
    this.#ledger.said.push(one);
    await this.#say(one);
  }

  async #say(one: Said): Promise<void> {
    const { receipt, key, text } = one;
    const { status } = await this.#customer('/track/messages', receipt, { message: { text, key } });
    // A case that was withdrawn meanwhile takes no more messages: the refusal is an answer as well.
    if (status === 200) one.acknowledged = true;
    else if (status === 409) this.#ledger.said.splice(this.#ledger.said.indexOf(one), 1);
    else throw new Error(`message: ${String(status)}`);
  }

  async #withdraw(receipt: string): Promise<void> {
    this.#ledger.withdrawing.add(receipt);
    const { status } = await this.#customer('/track/withdraw', receipt, {});
    if (status === 200) {
      this.#ledger.withdrawn.add(receipt);
      this.#ledger.withdrawing.delete(receipt);
    } else if (status !== 409) throw new Error(`withdraw: ${String(status)}`);
  }

  async #note(number: string): Promise<void> {
    const seen = await this.#staff('GET', `/cases/${number}`);
    const { version } = (seen.body as { case: { version: number } }).case;
    const text = randomUUID();
    const command = { command: { type: 'add-note', note: text }, expectedVersion: version };
    const { status } = await this.#staff('POST', `/cases/${number}/commands`, command);
    if (status === 200) this.#ledger.notes.push({ number, text });
    else if (status !== 409) throw new Error(`note: ${String(status)}`);
  }

  async #assignMany(numbers: readonly string[]): Promise<void> {
    const seen = await Promise.all(numbers.map((number) => this.#staff('GET', `/cases/${number}`)));
    const cases = seen.map(({ body }, index) => ({
      number: numbers[index],
      expectedVersion: (body as { case: { version: number } }).case.version,
    }));
    const { status, body } = await this.#staff('POST', '/cases/bulk', {
      command: { type: 'assign', department: 'care' },
      cases,
    });
    if (status !== 200) throw new Error(`bulk: ${String(status)} ${JSON.stringify(body)}`);
  }

  async #customer(path: string, receipt: string, body: object) {
    this.#ledger.routes.add(`POST ${path}`);
    const headers = { ...json, authorization: `Receipt ${receipt}` };
    const response = await this.#fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: response.status, body: await bodyOf(response) };
  }

  async #staff(method: string, path: string, body?: object, more: Readonly<Record<string, string>> = {}) {
    if (method !== 'GET')
      this.#ledger.routes.add(`${method} ${path.replace(/R-\d+-\d+/, ':number').replace(/\d{4}-\d\d/, ':month')}`);
    const headers = { ...json, ...more, cookie: this.#cookie, origin: this.#url };
    const response = await this.#fetch(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    return { status: response.status, body: await bodyOf(response) };
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    try {
      const response = await fetch(`${this.#url}/api${path}`, { ...init, signal: AbortSignal.timeout(30_000) });
      this.#ledger.answers += 1;
      return response;
    } catch (error) {
      throw new Unanswered('no answer', { cause: error });
    }
  }
}

/** The head of an answer is not yet an answer. */
async function bodyOf(response: Response): Promise<unknown> {
  try {
    return response.status === 204 ? undefined : await response.json();
  } catch (error) {
    throw new Unanswered('half an answer', { cause: error });
  }
}
