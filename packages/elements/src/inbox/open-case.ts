import type { CaseEvent, Command } from '@redress/cases';
import type { StaffDesk } from '@redress/client';
import type { CaseDetail, FilledReply, SimilarCase } from '@redress/desk';

/** What became of a command. `conflict`: the case had moved on; `news` are the steps that came between. */
export type CommandOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'conflict'; readonly news: readonly CaseEvent[] }
  | { readonly kind: 'failed'; readonly error: unknown };

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;

/**
 * The case on the screen, kept up to date. Dispatches `change` whenever it is another, or another version of it.
 * `typed` when something was typed about it, which is kept elsewhere: nothing here can lose it.
 */
export class OpenCase extends EventTarget {
  readonly number: string;
  detail: CaseDetail | undefined;
  error: unknown;
  busy = false;
  /** Steps that others took while it was open, since they were last acknowledged. */
  news: readonly CaseEvent[] = [];

  readonly #desk: StaffDesk;
  #asked = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(desk: StaffDesk, number: string) {
    super();
    this.#desk = desk;
    this.number = number;
  }

  async load(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const detail = await this.#desk.case(this.number);
      if (asked !== this.#asked) return;
      this.#show(detail);
      this.error = undefined;
    } catch (error) {
      if (asked !== this.#asked) return;
      this.error = error;
    }
    this.#changed();
  }

  /** The desk says that the case has this version now. */
  async moved(version: number): Promise<void> {
    // The answer to one's own command brings the new version by itself.
    if (this.busy || (this.detail && version <= this.detail.case.version)) return;
    const before = this.detail?.case.version ?? 0;
    await this.load();
    const { detail } = this;
    if (!detail || !before) return;
    this.news = [...this.news, ...detail.events.slice(before)];
    this.#changed();
  }

  /** Cases like it; none where the desk cannot say at present. */
  async similar(): Promise<readonly SimilarCase[]> {
    return this.#orNone(() => this.#desk.similar(this.number));
  }

  /** Ready-made answers for the customer; none where the desk cannot say at present. */
  async replies(): Promise<readonly FilledReply[]> {
    return this.#orNone(() => this.#desk.replies(this.number));
  }

  /** What helps but is not needed is left out when the desk does not answer. */
  async #orNone<T>(ask: () => Promise<readonly T[]>): Promise<readonly T[]> {
    try {
      return await ask();
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      return [];
    }
  }

  /** Something was typed into a form, or sent. Dispatches `typed`. */
  typed(): void {
    this.dispatchEvent(new Event('typed'));
  }

  acknowledgeNews(): void {
    this.news = [];
    this.#changed();
  }

  /** Gives a command, on the version that is shown; after those that are still under way. */
  run(command: Command): Promise<CommandOutcome> {
    const turn = this.#last.then(() => this.#run(command));
    this.#last = turn;
    return turn;
  }

  async #run(command: Command): Promise<CommandOutcome> {
    const version = this.detail?.case.version ?? 0;
    this.busy = true;
    this.#changed();
    try {
      const detail = await this.#desk.command(this.number, command, version);
      this.#asked++;
      this.#show(detail);
      this.news = [];
      return { kind: 'done' };
    } catch (error) {
      const code = codeOf(error);
      // Either way the case may be another than is shown.
      if (code === 'version-conflict' || code === 'refused') await this.load();
      if (code !== 'version-conflict') return { kind: 'failed', error };
      return { kind: 'conflict', news: this.detail?.events.slice(version) ?? [] };
    } finally {
      this.busy = false;
      this.#changed();
    }
  }

  #show(detail: CaseDetail): void {
    if (this.detail && detail.case.version < this.detail.case.version) return;
    this.detail = detail;
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}
