import { parseComplaint, type Decision } from '@redress/cases';
import { Escalations, type BacktestCase, type BacktestReport } from '@redress/rules';
import type { PolicyCheck } from './answers.ts';
import { DeskError } from './desk-error.ts';
import type { PolicyBook } from './policy-book.ts';
import type { PolicyLab, TrialOptions } from './policy-lab.ts';
import type { Now, Store } from './ports.ts';

/** A policy tried out before it is published. */
export class PolicyTrials {
  readonly #store: Store;
  readonly #now: Now;
  readonly #policies: PolicyBook;
  readonly #lab: PolicyLab;

  constructor(ports: { readonly store: Store; readonly now: Now }, policies: PolicyBook, lab: PolicyLab) {
    this.#store = ports.store;
    this.#now = ports.now;
    this.#policies = policies;
    this.#lab = lab;
  }

  check(text: string): Promise<PolicyCheck> {
    return this.#lab.check(text, new Date(this.#now()).toISOString());
  }

  async preview(text: string, input: unknown): Promise<Decision> {
    const checked = await this.#policies.judge(text);
    if (checked.issues) throw new DeskError('invalid-policy', {}, checked.issues);
    const parsed = parseComplaint(input);
    if ('issues' in parsed) throw new DeskError('invalid-complaint', {}, parsed.issues);
    const now = new Date(this.#now()).toISOString();
    return new Escalations(checked.judge).planned(checked.judge.decide(parsed.complaint, { now }), now);
  }

  async backtest(text: string, options: TrialOptions): Promise<BacktestReport> {
    const { judge: before } = await this.#policies.current();
    return this.#lab.backtest(before.policy, text, this.#past(), options);
  }

  async *#past(): AsyncGenerator<readonly BacktestCase[]> {
    for await (const batch of this.#store.complaints()) {
      yield batch.map(({ repeatCount, ...past }) => ({ ...past, history: { repeatCount } }));
    }
  }
}
