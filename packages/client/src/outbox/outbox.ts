import type { Complaint } from '@redress/cases';
import { askForSync } from './ask-for-sync.ts';
import { ClientError } from '../client-error.ts';
import type { CustomerDesk } from '../desk-client.ts';
import type { Draft } from '../drafts/draft.ts';
import { newId } from '../new-id.ts';
import { entryOf, OutboxEvent, type OutboxEntry } from './entry.ts';
import { backToDraft, isDue, reasonOf, retryOf, send } from './sending.ts';
import { claim } from '../storage/claim.ts';
import { MemoryShelf } from '../storage/memory-shelf.ts';
import type { OutboxRow, Reason } from '../storage/rows.ts';
import type { Shelf, Write } from '../storage/shelf.ts';

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
  /** What does not fit on the shelf. */
  readonly #memory = new MemoryShelf();
  readonly #shelves: readonly Shelf[];
  /** Entries that, or files of which, are in memory only. */
  readonly #unkept = new Set<string>();
  readonly #now: () => number;
  readonly #stopped = new AbortController();
  readonly #channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('redress-outbox') : undefined;
  readonly #sending = new Map<string, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pumping: Promise<void> | undefined;
  #again = false;

  constructor({ desk, shelf, now = Date.now }: OutboxSettings) {
    super();
    this.#desk = desk;
    this.#address = desk.api ?? '';
    this.#shelf = shelf;
    this.#shelves = [shelf, this.#memory];
    this.#now = now;
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
    const rows = await this.#rows();
    return rows.map((row) => this.#entry(row)).sort((a, b) => a.createdAt - b.createdAt);
  }

  /** Takes over a draft, files and all, with the complaint that it makes. Resolves when it is safe, before it is sent. */
  async submit(draft: Draft, complaint: Complaint): Promise<OutboxEntry> {
    const id = newId();
    const at = this.#now();
    const left = await draft.moveTo({
      id,
      desk: this.#address,
      state: 'queued',
      createdAt: at,
      attempts: 0,
      nextAt: at,
      notBefore: 0,
      complaint,
    });
    if (left.files.length || left.row) this.#unkept.add(id);
    await this.#memory.write([
      ...left.files.map((put) => ({ in: 'files' as const, put })),
      ...(left.row ? [{ in: 'outbox' as const, put: left.row }] : []),
    ]);
    const entry = this.#entry((await this.#row(id)) as OutboxRow);
    this.#say(entry);
    void this.#pump();
    void askForSync().catch(reportError);
    return entry;
  }

  /** Tries now what is waiting, unless the desk asked for time. Resolves when each was tried. */
  async retry(): Promise<void> {
    const now = this.#now();
    for (const row of await this.#rows()) {
      if (row.state === 'waiting') await this.#revise(row.id, (it) => ({ ...it, nextAt: Math.max(now, it.notBefore) }));
    }
    await this.#pump();
  }

  /** The page has shown the receipt, and the person has it: nothing of it stays here. */
  async acknowledge(key: string): Promise<void> {
    for (const shelf of this.#shelves) await shelf.write([{ in: 'outbox', drop: key }]);
    this.#unkept.delete(key);
  }

  /** Resolves when nothing is being sent any more; `left` still waits. */
  async settled(): Promise<{ readonly left: number }> {
    await this.#pump();
    return { left: (await this.#rows()).filter(({ state }) => state !== 'sent').length };
  }

  /** Sends what is due, one after the other. Calls at once share one turn, and the last makes for another. */
  #pump(): Promise<void> {
    this.#again = true;
    this.#pumping ??= (async () => {
      while (this.#again && !this.#stopped.signal.aborted) {
        this.#again = false;
        for (const row of await this.#rows()) if (isDue(row, this.#now())) await this.#sendOne(row.id);
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
    const unsent = (await this.#rows()).filter(({ state }) => state !== 'sent');
    // What is due and still there is being sent by another tab.
    const waits = unsent.map((row) => (isDue(row, now) ? elsewhere : row.nextAt - now));
    if (waits.length) this.#timer = setTimeout(() => void this.#pump(), Math.min(...waits));
  }

  async #sendOne(id: string): Promise<void> {
    const release = await claim(this.#shelf, `outbox:${id}`);
    if (!release) return;
    try {
      const row = await this.#row(id);
      if (!row || !isDue(row, this.#now())) return;
      this.#sending.set(id, 0);
      this.#say(this.#entry(row));
      await this.#deliver(row);
    } finally {
      this.#sending.delete(id);
      release();
    }
  }

  async #deliver(row: OutboxRow): Promise<void> {
    let latest = row;
    let sent: OutboxRow;
    try {
      sent = await send(row, {
        desk: this.#desk,
        signal: this.#stopped.signal,
        bytes: async (file) => {
          const found = (await this.#memory.get('files', file)) ?? (await this.#shelf.get('files', file));
          return found?.bytes;
        },
        uploaded: async (next) => {
          latest = next;
          await this.#revise(next.id, () => next);
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
    await this.#put(sent);
    this.#say(this.#entry(sent));
    for (const shelf of this.#shelves) await shelf.write(row.files.map(({ id }) => ({ in: 'files', drop: id })));
  }

  async #failed(row: OutboxRow, error: unknown): Promise<void> {
    if (!(error instanceof ClientError)) reportError(error);
    // Who stops it gives no reason to wait the next time.
    if (this.#stopped.signal.aborted) return;
    const again = retryOf(row, error, this.#now());
    if (again) {
      await this.#put(again);
      this.#say(this.#entry(again));
      return;
    }
    const reason = reasonOf(error);
    const draft = await this.#giveBack(row, reason);
    this.#say({ ...this.#entry(row), state: 'refused', reason, draft });
  }

  /** @returns the id of the draft that it has become. */
  async #giveBack(row: OutboxRow, reason: Reason): Promise<string> {
    const { draft, writes } = backToDraft(row, reason, this.#now());
    const bytes = (await this.#memory.all('files')).filter(({ id }) => row.files.some((file) => file.id === id));
    const puts = bytes.map((put): Write => ({ in: 'files', put }));
    await this.#shelf.write([...writes, ...puts]).catch(() =>
      // Its files did not fit before either: the words come back, and the person is told of each file.
      this.#shelf.write(writes),
    );
    await this.#memory.write([{ in: 'outbox', drop: row.id }]);
    return draft.id;
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
      kept: this.#shelf.lasting && !this.#unkept.has(row.id),
    });
  }

  async #rows(): Promise<OutboxRow[]> {
    const rows = [...(await this.#shelf.all('outbox')), ...(await this.#memory.all('outbox'))];
    const latest = new Map(rows.map((row) => [row.id, row]));
    return [...latest.values()].filter(({ desk }) => desk === this.#address);
  }

  async #row(id: string): Promise<OutboxRow | undefined> {
    return (await this.#memory.get('outbox', id)) ?? (await this.#shelf.get('outbox', id));
  }

  async #revise(id: string, next: (row: OutboxRow) => OutboxRow): Promise<void> {
    for (const shelf of this.#shelves) await shelf.revise('outbox', id, (row) => row && next(row));
  }

  /** Also where storage was cleared or is full meanwhile: a receipt must not be lost. */
  async #put(row: OutboxRow): Promise<void> {
    try {
      await this.#shelf.write([{ in: 'outbox', put: row }]);
      await this.#memory.write([{ in: 'outbox', drop: row.id }]);
      if (row.state === 'sent') this.#unkept.delete(row.id);
    } catch {
      this.#unkept.add(row.id);
      await this.#memory.write([{ in: 'outbox', put: row }]);
    }
  }
}
