import { closes } from './closings.ts';
import { DraftFiles, type DraftFile } from './draft-files.ts';
import { dropLastWords, keepLastWords } from './last-words.ts';
import { followPage } from './page-life.ts';
import { newId } from '../new-id.ts';
import { claim, type Release } from '../storage/claim.ts';
import type { DraftRow, FileRow, OutboxRow, Reason } from '../storage/rows.ts';
import type { Shelf, Write } from '../storage/shelf.ts';

/** `kept`: what is saved outlives the page; `memory`: it does not; `full`: some of it does not fit. */
export type Persistence = 'kept' | 'memory' | 'full';

export interface DraftSettings {
  readonly form: string;
  readonly shelf: Shelf;
  /** How long a draft is kept after its last change, in milliseconds. */
  readonly maxAge: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Between a change and its saving, in milliseconds: half of what is promised. */
const pause = 150;

const isFull = (error: unknown): boolean => (error as DOMException).name === 'QuotaExceededError';

/**
 * What a person is filling in, saved as it changes; no other tab has the same one. A `change` event tells that its
 * saving, its files or how well it is kept did change. Made by `openDraft`.
 */
export class Draft extends EventTarget {
  readonly form: string;
  readonly #settings: DraftSettings;
  readonly #shelf: Shelf;
  readonly #closed = new AbortController();
  #id = '';
  #content: unknown;
  #files: DraftFiles;
  #restored = false;
  #refusal: Reason | undefined;
  /** Counts what the person did; `#saved` is how much of it is on the shelf. */
  #changes = 0;
  #saved = 0;
  #updatedAt = 0;
  #losses: number;
  #failure: unknown;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #release: Release | undefined;
  /** It is being sent or discarded: a save that was due must not bring it back. */
  #leaving = false;

  constructor(settings: DraftSettings) {
    super();
    this.form = settings.form;
    this.#settings = settings;
    this.#shelf = settings.shelf;
    this.#losses = settings.shelf.losses;
    this.#files = new DraftFiles(settings.shelf);
    this.#listen();
  }

  get id(): string {
    return this.#id;
  }

  /** What was last set or restored; `undefined` while there is nothing. */
  get content(): unknown {
    return this.#content;
  }

  get files(): readonly DraftFile[] {
    return this.#files.all;
  }

  /** Comes from an earlier visit, or back from the desk. */
  get restored(): boolean {
    return this.#restored;
  }

  /** Why the desk did not take it, when it was sent and came back. */
  get refusal(): Reason | undefined {
    return this.#refusal;
  }

  /** How well the latest change is kept. */
  get persistence(): Persistence {
    if (!this.#shelf.lasting || (this.#failure !== undefined && !isFull(this.#failure))) return 'memory';
    return this.#failure === undefined && !this.#files.refused ? 'kept' : 'full';
  }

  /** Nothing would be lost if the page closed now. */
  get saved(): boolean {
    return this.persistence === 'kept' && this.#saved === this.#changes && this.#files.all.every(({ kept }) => kept);
  }

  /** Takes the form's new content, which must be plain data. It is saved within 300 ms. */
  set(content: unknown): void {
    this.#content = content;
    this.#changes += 1;
    this.#timer ??= setTimeout(() => void this.flush(), pause);
  }

  /** Keeps a file with the draft. Resolves when it is saved or known not to fit. */
  async addFile(file: File): Promise<DraftFile> {
    const meta = this.#files.add(file);
    this.#changes += 1;
    this.#tell();
    await this.flush();
    return this.#files.all.find(({ id }) => id === meta.id) ?? { ...meta, kept: false };
  }

  async removeFile(id: string): Promise<void> {
    if (!this.#files.remove(id)) return;
    this.#changes += 1;
    await this.#saveRow([{ in: 'files', drop: id }]);
    await this.flush();
  }

  /** The file itself; `undefined` when the browser has lost it. */
  file(id: string): Promise<File | undefined> {
    return this.#files.file(id);
  }

  /** Saves now what is not saved yet. Never rejects: `persistence` says what came of it. */
  async flush(): Promise<void> {
    if (this.#shelf.losses !== this.#losses) {
      this.#losses = this.#shelf.losses;
      this.#files.lost();
      this.#changes += this.#saved ? 1 : 0;
    }
    // The words do not wait for the bytes.
    const row = this.#saved === this.#changes ? undefined : this.#saveRow();
    const files = this.#files;
    for (const write of await files.bytes('wanted')) {
      if (this.#leaving || this.#files !== files || !files.has(write.put.id)) continue;
      files.keep(write.put.id);
      await this.#saveRow([write]);
    }
    await row;
  }

  /** Drops it from the device and begins an empty one. */
  async discard(): Promise<void> {
    const begin = await this.#next();
    const writes: Write[] = this.#files.metas.map(({ id }) => ({ in: 'files', drop: id }));
    await this.#leave(() => this.#shelf.write([this.#dropped(), ...writes]));
    begin();
  }

  /**
   * Goes into an outbox: the draft leaves and the entry comes in one transaction, then an empty draft begins.
   * @returns the rows that did not fit on the device and must be held in memory.
   */
  async moveTo(
    shelf: Shelf,
    entry: Omit<OutboxRow, 'form' | 'content' | 'files'>,
  ): Promise<{ files: FileRow[]; row?: OutboxRow }> {
    const begin = await this.#next();
    const left = await this.#leave(async () => {
      const here = shelf === this.#shelf;
      const bytes = await this.#files.bytes(here ? 'unkept' : 'all');
      const files = bytes.map(({ put }) => put);
      const row = { ...entry, form: this.form, content: this.#content, files: this.#files.metas };
      const move: Write[] = [...(here ? [this.#dropped()] : []), { in: 'outbox', put: row }];
      let unfit: { files: FileRow[]; row?: OutboxRow } = { files: [] };
      // What does not fit is handed back, to be held in memory: `OutboxEntry.kept` tells the person.
      await shelf.write([...move, ...bytes]).catch(async () => {
        unfit = { files };
        await shelf.write(move).catch(() => (unfit = { files, row }));
      });
      return unfit;
    });
    begin();
    return left;
  }

  /** Takes up another draft of the same form, such as one that came back. @returns whether it could be had. */
  async resume(id: string): Promise<boolean> {
    const release = await claim(this.#shelf, `draft:${id}`);
    const row = release && (await this.#shelf.get('drafts', id));
    if (!row) {
      await release?.();
      return false;
    }
    this.#become(id, release, row);
    return true;
  }

  /** Begins an empty draft. */
  async start(): Promise<this> {
    (await this.#next())();
    return this;
  }

  /** Saves, and lets go of it: another tab or a later visit may take it up. */
  close(): Promise<void> {
    return closes(this.#close());
  }

  async #close(): Promise<void> {
    this.#closed.abort();
    if (this.#saved !== this.#changes) await this.flush();
    clearTimeout(this.#timer);
    const release = this.#release;
    this.#release = undefined;
    await release?.();
  }

  /** Does what takes the draft off the shelf; until another one begins, nothing is saved. */
  async #leave<Result>(run: () => Promise<Result>): Promise<Result> {
    this.#leaving = true;
    try {
      return await run();
    } catch (error) {
      this.#leaving = false;
      throw error;
    }
  }

  #dropped(): Write {
    return { in: 'drafts', drop: this.#id };
  }

  /** Claims an empty draft. @returns what makes this one it, at once: nothing typed meanwhile is saved under the old id. */
  async #next(): Promise<() => void> {
    const id = newId();
    const release = await claim(this.#shelf, `draft:${id}`);
    return () => {
      this.#become(id, release);
    };
  }

  #become(id: string, release: Release | undefined, row?: DraftRow): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#leaving = false;
    void this.#release?.();
    this.#release = release;
    this.#id = id;
    this.#content = row?.content;
    this.#files = new DraftFiles(this.#shelf, row?.files);
    this.#restored = row !== undefined;
    this.#refusal = row?.refusal;
    this.#updatedAt = row?.updatedAt ?? 0;
    this.#saved = this.#changes;
    this.#failure = undefined;
    this.#tell();
  }

  /** Starts its transaction at once, so that a page that is closing still gets it through. */
  async #saveRow(more: readonly Extract<Write, { in: 'files' }>[] = []): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#leaving) return;
    const changes = this.#changes;
    const files = this.#files;
    this.#updatedAt = this.#settings.now();
    try {
      await this.#shelf.write([{ in: 'drafts', put: this.#row() }, ...more]);
      if (files !== this.#files) return;
      this.#saved = Math.max(this.#saved, changes);
      this.#failure = undefined;
    } catch (error) {
      const added = more.flatMap((write) => ('put' in write ? [write.put.id] : []));
      for (const id of added) files.unkeep(id, isFull(error));
      if (added.length && isFull(error)) {
        await this.#saveRow();
        return;
      }
      this.#failure = error;
    }
    this.#tell();
  }

  #row(): DraftRow {
    return {
      id: this.#id,
      form: this.form,
      content: this.#content,
      files: this.#files.kept,
      updatedAt: this.#updatedAt,
      expiresAt: this.#updatedAt + this.#settings.maxAge,
      ...(this.#refusal && { refusal: this.#refusal }),
    };
  }

  #listen(): void {
    const save = () => {
      if (this.#saved !== this.#changes || this.#losses !== this.#shelf.losses) void this.flush();
    };
    const left = () => {
      const unsaved = this.#saved !== this.#changes;
      save();
      if (unsaved && !this.#leaving && this.#shelf.lasting) keepLastWords(this.#shelf, this.#row());
      void this.#release?.();
      this.#release = undefined;
    };
    followPage({ hidden: save, left, back: () => void this.#comeBack() }, this.#closed.signal);
  }

  /** The page was away in the browser's cache: if another tab has had the draft since, this one becomes its own. */
  async #comeBack(): Promise<void> {
    this.#release ??= await claim(this.#shelf, `draft:${this.#id}`);
    const row = await this.#shelf.get('drafts', this.#id);
    dropLastWords(this.#shelf, this.#id);
    if (this.#release && row?.updatedAt === this.#updatedAt) return;
    void this.#release?.();
    this.#files = await this.#files.copy();
    this.#id = newId();
    this.#release = await claim(this.#shelf, `draft:${this.#id}`);
    this.#changes += 1;
    await this.flush();
  }

  #tell(): void {
    this.dispatchEvent(new Event('change'));
  }
}
