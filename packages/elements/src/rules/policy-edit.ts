import type { StaffDesk } from '@redress/client';
import type { PolicyCheck, PolicyText, PolicyVersion } from '@redress/desk';
import { problemsOf, type Problem } from './problem.ts';

/** What became of publishing. `conflict`: that version was published meanwhile. */
export type PublishOutcome =
  | { readonly kind: 'done'; readonly version: number }
  | { readonly kind: 'conflict'; readonly version: number }
  | { readonly kind: 'failed'; readonly error: unknown };

const checkDelay = 500;

interface Draft {
  readonly over: number;
  readonly text: string;
}

/**
 * A policy being edited: its text, what is wrong with it, and the version it is meant to replace. Unpublished text
 * outlives a reload of the tab. Dispatches `change`.
 */
export class PolicyEdit extends EventTarget {
  text = '';
  /** The version in force, as far as it is known here. */
  published: PolicyText | undefined;
  versions: readonly PolicyVersion[] = [];
  problems: readonly Problem[] = [];
  checking = false;
  /** The check itself did not work. */
  error: unknown;
  /** What was typed before a reload is back. */
  restored = false;

  readonly #desk: StaffDesk;
  readonly #storage: Storage;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(desk: StaffDesk, storage: Storage) {
    super();
    this.#desk = desk;
    this.#storage = storage;
  }

  get changed(): boolean {
    return this.published !== undefined && this.text !== this.published.text;
  }

  /** Faults that keep the text from being published. */
  get faults(): number {
    return this.problems.filter(({ blocks }) => blocks).length;
  }

  async load(): Promise<void> {
    [this.published, this.versions] = await Promise.all([this.#desk.policy(), this.#desk.policyVersions()]);
    const draft = this.#draft();
    this.restored = draft !== undefined && draft.text !== this.published.text;
    this.text = this.restored && draft ? draft.text : this.published.text;
    this.#tell();
    await this.check();
  }

  edit(text: string): void {
    if (text === this.text) return;
    this.text = text;
    this.restored = false;
    this.#keep();
    this.#tell();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.check(), checkDelay);
  }

  discard(): void {
    this.edit(this.published?.text ?? '');
  }

  async check(): Promise<void> {
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    const { text } = this;
    this.checking = true;
    this.#tell();
    try {
      const checked: PolicyCheck = await this.#desk.checkPolicy(text);
      if (asked !== this.#asked) return;
      this.problems = problemsOf(text, checked);
      this.error = undefined;
    } catch (error) {
      if (asked !== this.#asked) return;
      this.error = error;
    }
    this.checking = false;
    this.#tell();
  }

  /** Puts an earlier version's text into the editor. */
  async restore(version: number): Promise<void> {
    const { text } = await this.#desk.policy(version);
    this.edit(text);
  }

  /** Publishes the text over the version that was loaded, or over the one that is named. */
  async publish(note: string, over = this.published?.version ?? 0): Promise<PublishOutcome> {
    const { text } = this;
    try {
      const published = await this.#desk.publishPolicy(text, { version: over }, note || undefined);
      this.published = { ...published, text };
      this.#keep();
      this.versions = await this.#desk.policyVersions();
      this.#tell();
      return { kind: 'done', version: published.version };
    } catch (error) {
      const { code, params } = error as { code?: unknown; params?: { version?: unknown } };
      if (code !== 'policy-conflict') return { kind: 'failed', error };
      this.versions = await this.#desk.policyVersions();
      this.#tell();
      return { kind: 'conflict', version: Number(params?.version ?? this.versions[0]?.version ?? over) };
    }
  }

  /** Ends what is under way. */
  close(): void {
    clearTimeout(this.#timer);
    this.#asked++;
  }

  #draft(): Draft | undefined {
    try {
      const kept = this.#storage.getItem('redress-policy-draft');
      return kept === null ? undefined : (JSON.parse(kept) as Draft);
    } catch {
      // Storage that is switched off, or holds something else, has no draft of ours.
      return undefined;
    }
  }

  #keep(): void {
    try {
      const draft: Draft = { over: this.published?.version ?? 0, text: this.text };
      if (this.changed) this.#storage.setItem('redress-policy-draft', JSON.stringify(draft));
      else this.#storage.removeItem('redress-policy-draft');
    } catch {
      // Full or switched off: the text is in the editor as long as the page is.
    }
  }

  #tell(): void {
    this.dispatchEvent(new Event('change'));
  }
}
