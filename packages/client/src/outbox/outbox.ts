import type { Complaint } from '@redress/cases';
import { askForSync } from './ask-for-sync.ts';
import { ClientError } from '../client-error.ts';
import type { CustomerDesk } from '../desk-client.ts';
import type { Draft } from '../drafts/draft.ts';
import { newId } from '../new-id.ts';
import { entryOf, OutboxEvent, type OutboxEntry } from './entry.ts';
import { OutboxRows } from './outbox-rows.ts';
import { isDue, reasonOf, retryOf, send } from './sending.ts';
import { claim } from '../storage/claim.ts';
import type { OutboxRow } from '../storage/rows.ts';
import type { Shelf } from '../storage/shelf.ts';

export interface OutboxSettings {
  readonly desk: CustomerDesk;
  readonly shelf: Shelf;
  readonly now?: () => number;
}

/** What a tab tells the others. */
interface Message {
  readonly desk: string;
  readonly entry: OutboxEntry;
}

/** Before looking again at what another tab is sending, in milliseconds. */
const elsewhere = 5_000;

/**
 * Complaints on their way to one desk. Each is on the device before the first request is made, is sent once whichever
 * tab sends it, and stays until its receipt has been taken over. `entry` events tell of each change. Made by
 * `openOutbox`.
 */
export class Outbox extends EventTarget {
  readonly #desk: CustomerDesk;
  readonly #address: string;
  readonly #shelf: Shelf;
  readonly #rows: OutboxRows;
  readonly #now: () => number;
  readonly #stopped = new AbortController();
  readonly #channel: BroadcastChannel | undefined;
  readonly #sending = new Map<string, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pumping: Promise<void> | undefined;
  #again = false;

  constructor({ desk, shelf, now = Date.now }: OutboxSettings) {
    super();
    this.#desk = desk;
    this.#address = desk.api ?? '';
    this.#shelf = shelf;
    this.#rows = new OutboxRows(this.#address, shelf);
    this.#now = now;
    if (shelf.lasting && 'BroadcastChannel' in globalThis) this.#channel = new BroadcastChannel(`${shelf.name}:outbox`);
  }

  /** Sends what is there, and whatever comes, until `stop`. */
  start(): this {
    const options = { signal: this.#stopped.signal };
    const back = () => void this.retry();
    addEventListener('online', back, options);
    addEventListener('pageshow', back, options);
    this.#channel?.addEventListener(
      'message',
      ({ data }) => {
        this.#heard(data as Message);
      },
      options,
    );
    void this.retry();
    return this;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#stopped.abort();
    this.#channel?.close();
  }

  /** All that is on its way to this desk or waits for its receipt to be taken over, oldest first. */
  async entries(): Promise<OutboxEntry[]> {
    const rows = await this.#rows.all();
    return rows.map((row) => this.#entry(row)).sort((a, b) => a.createdAt - b.createdAt);
  }

  /**
   * Takes over a draft, files and all, with the complaint that it makes. Resolves when it is safe, before it is sent.
   *
   * @param options.key the idempotency key, where something was prepared under it; used once.
   * @param options.trapped something filled in a field that people do not see.
   */
  async submit(
    draft: Draft,
    complaint: Complaint,
    { key: id = newId(), trapped = false }: { readonly key?: string; readonly trapped?: boolean } = {},
  ): Promise<OutboxEntry> {
    const at = this.#now();
    const state = { state: 'queued', createdAt: at, attempts: 0, nextAt: at, notBefore: 0 } as const;
    await this.#rows.hold(
      id,
      await draft.moveTo(this.#shelf, { id, desk: this.#address, complaint, ...state, ...(trapped && { trapped }) }),
    );
    const entry = this.#entry((await this.#rows.get(id)) as OutboxRow);
    this.#say(entry);
    void this.#pump();
    void askForSync().catch(reportError);
    return entry;
  }

  /** Tries now what is waiting, unless the desk asked for time. Resolves when each was tried. */
  async retry(): Promise<void> {
    const now = this.#now();
    for (const row of await this.#rows.all()) {
      if (row.state === 'waiting')
        await this.#rows.revise(row.id, (it) => ({ ...it, nextAt: Math.max(now, it.notBefore) }));
    }
    await this.#pump();
  }

  /** The page has shown the receipt, and the person has it: nothing of it stays here. */
  async acknowledge(key: string): Promise<void> {
    await this.#rows.drop(key);
  }

  /** Resolves when nothing is being sent any more; `left` still waits. */
  async settled(): Promise<{ readonly left: number }> {
    await this.#pump();
    return { left: (await this.#rows.all()).filter(({ state }) => state !== 'sent').length };
  }

  /** Sends what is due, one after the other. Calls at once share one turn, and the last makes for another. */
  #pump(): Promise<void> {
    this.#again = true;
    this.#pumping ??= (async () => {
      while (this.#again && !this.#stopped.signal.aborted) {
        this.#again = false;
        for (const row of await this.#rows.all()) if (isDue(row, this.#now())) await this.#sendOne(row.id);
      }
      await this.#schedule();
    })().finally(() => {
      this.#pumping = undefined;
    });
    return this.#pumping;
  }

  async #schedule(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#stopped.signal.aborted) return;
    const now = this.#now();
    const unsent = (await this.#rows.all()).filter(({ state }) => state !== 'sent');
    // What is due and still there is being sent by another tab.
    const waits = unsent.map((row) => (isDue(row, now) ? elsewhere : row.nextAt - now));
    if (waits.length) this.#timer = setTimeout(() => void this.#pump(), Math.min(...waits));
  }

  async #sendOne(id: string): Promise<void> {
    const release = await claim(this.#shelf, `outbox:${id}`);
    if (!release) return;
    try {
      const row = await this.#rows.get(id);
      if (!row || !isDue(row, this.#now())) return;
      this.#sending.set(id, 0);
      this.#say(this.#entry(row));
      await this.#deliver(row);
    } finally {
      this.#sending.delete(id);
      void release();
    }
  }

  async #deliver(row: OutboxRow): Promise<void> {
    let latest = row;
    let sent: OutboxRow;
    try {
      sent = await send(row, {
        desk: this.#desk,
        signal: this.#stopped.signal,
        bytes: (file) => this.#rows.bytes(file),
        uploaded: async (next) => {
          latest = next;
          await this.#rows.revise(next.id, () => next);
        },
        progress: (fraction) => {
          this.#sending.set(row.id, fraction);
          this.dispatchEvent(new OutboxEvent(this.#entry(latest)));
        },
      });
    } catch (error) {
      this.#sending.delete(row.id);
      await this.#failed(latest, error);
      return;
    }
    this.#sending.delete(row.id);
    await this.#rows.put(sent);
    this.#say(this.#entry(sent));
    await this.#rows.dropFiles(row);
  }

  async #failed(row: OutboxRow, error: unknown): Promise<void> {
    if (!(error instanceof ClientError)) reportError(error);
    // Who stops it gives no reason to wait the next time.
    if (this.#stopped.signal.aborted) return;
    const again = retryOf(row, error, this.#now());
    if (again) {
      await this.#rows.put(again);
      this.#say(this.#entry(again));
      return;
    }
    const reason = reasonOf(error);
    const draft = await this.#rows.giveBack(row, reason, this.#now());
    this.#say({ ...this.#entry(row), state: 'refused', reason, draft });
  }

  /** What has changed in another tab. */
  #heard({ desk, entry }: Message): void {
    if (desk !== this.#address) return;
    this.dispatchEvent(new OutboxEvent(entry));
    void this.#schedule();
  }

  #say(entry: OutboxEntry): void {
    this.dispatchEvent(new OutboxEvent(entry));
    if (this.#stopped.signal.aborted) return;
    this.#channel?.postMessage({ desk: this.#address, entry } satisfies Message);
  }

  #entry(row: OutboxRow): OutboxEntry {
    const progress = this.#sending.get(row.id);
    return entryOf(row, {
      sending: progress !== undefined,
      progress: progress ?? 0,
      kept: this.#rows.isKept(row.id),
    });
  }
}
