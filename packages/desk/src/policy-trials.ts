import { parseComplaint, type Decision } from '@redress/cases';
import { backtest, Escalations, lint, type BacktestCase, type BacktestReport, type Judge } from '@redress/rules';
import type { PolicyCheck } from './answers.ts';
import { DeskError } from './desk-error.ts';
import type { PolicyBook } from './policy-book.ts';
import type { Now, Store } from './ports.ts';

export interface TrialOptions {
  /** Stops it; the report tells of the complaints so far. */
  readonly signal?: { readonly aborted: boolean };
  /** Called now and then with the number of complaints done. */
  readonly onProgress?: (done: number) => void;
}

/** A policy tried out before it is published. */
export class PolicyTrials {
  readonly #store: Store;
  readonly #now: Now;
  readonly #policies: PolicyBook;

  constructor({ store, now }: { readonly store: Store; readonly now: Now }, policies: PolicyBook) {
    this.#store = store;
    this.#now = now;
    this.#policies = policies;
  }

  async check(text: string): Promise<PolicyCheck> {
    const checked = await this.#policies.judge(text);
    if (checked.issues) return { issues: checked.issues, findings: [] };
    const { policy } = checked.judge;
    const holidays = await this.#policies.holidaysOf(policy);
    return { issues: [], findings: lint(policy, { holidays, now: new Date(this.#now()).toISOString() }) };
  }

  async preview(text: string, input: unknown): Promise<Decision> {
    const judge = await this.#judge(text);
    const parsed = parseComplaint(input);
    if ('issues' in parsed) throw new DeskError('invalid-complaint', {}, parsed.issues);
    const now = new Date(this.#now()).toISOString();
    return new Escalations(judge).planned(judge.decide(parsed.complaint, { now }), now);
  }

  async backtest(text: string, options: TrialOptions): Promise<BacktestReport> {
    const after = await this.#judge(text);
    const { judge: before } = await this.#policies.current();
    const holidays = await Promise.all([before, after].map(({ policy }) => this.#policies.holidaysOf(policy)));
    return backtest(before.policy, after.policy, this.#past(), { ...options, holidays: holidays.flat() });
  }

  async *#past(): AsyncGenerator<readonly BacktestCase[]> {
    for await (const batch of this.#store.complaints()) {
      yield batch.map(({ repeatCount, ...past }) => ({ ...past, history: { repeatCount } }));
    }
  }

  async #judge(text: string): Promise<Judge> {
    const checked = await this.#policies.judge(text);
    if (checked.issues) throw new DeskError('invalid-policy', {}, checked.issues);
    return checked.judge;
  }
}
