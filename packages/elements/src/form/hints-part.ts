import { endStates } from '@redress/cases';
import { forget, remembered, type RememberedRow } from '@redress/client/outbox';
import type { FormInfo } from '@redress/desk';
import { html, nothing } from 'lit';
import { labelOf } from '../base/labels.ts';
import type { LaterForm } from './later-form.ts';
import type { Answers } from './question.ts';
import { trackerLink } from './tracker-link.ts';

type KnownProblem = NonNullable<FormInfo['knownProblems']>[number];

const folded = (answer: Answers[string]): string =>
  typeof answer === 'string' ? answer.normalize('NFKC').toLowerCase() : '';

/** Whether a known problem may be what the answers are about. */
export function isAbout({ categories, products }: KnownProblem, answers: Answers): boolean {
  const chosen: readonly unknown[] = [answers['category'], answers['subcategory']];
  const product = folded(answers['product']);
  return (
    (categories?.some((id) => chosen.includes(id)) ?? true) &&
    (products?.some((word) => product.includes(folded(word))) ?? true)
  );
}

/** What a person may want to know before complaining: a problem that is known, an open complaint of their own. */
export class HintsPart {
  readonly #form: LaterForm;
  /** Complaints kept on this device, by case number, once it is known whether they are open. */
  readonly #asked = new Set<string>();
  #own: readonly RememberedRow[] = [];
  #open: readonly RememberedRow[] = [];

  constructor(form: LaterForm) {
    this.#form = form;
  }

  /** Reads which complaints this device remembers. */
  async load(): Promise<void> {
    const desk = this.#form.connectedDesk();
    // Staff who take a call are not those who complain.
    if (desk && this.#form.onBehalf === undefined) this.#own = await remembered(desk.api ?? '');
  }

  /** The answers changed: asks whether complaints of the same kind are still open. */
  async look(): Promise<void> {
    const desk = this.#form.connectedDesk();
    const { category } = this.#form.answers;
    for (const row of this.#own) {
      if (!desk || row.category !== category || this.#asked.has(row.number)) continue;
      this.#asked.add(row.number);
      try {
        const { state } = await desk.track(row.receipt);
        if (endStates.includes(state)) await forget(row.desk, row.number);
        else this.#open = [...this.#open, row];
      } catch (error) {
        const { code } = error as { readonly code?: string };
        if (code === 'unknown-receipt') await forget(row.desk, row.number);
        // There is no hint without a connection; the next answer asks again.
        else this.#asked.delete(row.number);
      }
      this.#form.requestUpdate();
    }
  }

  #known(problem: KnownProblem) {
    const { locale } = this.#form;
    return html`<div class="notice">
      <p>${locale.t('hint.known')} <strong>${labelOf(problem.text, locale.tag, problem.id)}</strong></p>
      <p class="small">
        ${problem.link ? html`<a href=${problem.link} target="_blank" rel="noopener">${locale.t('consent.more')}</a>` : nothing}
        ${locale.t('hint.still')}
      </p>
    </div>`;
  }

  #ownOpen({ number, title, receipt }: RememberedRow) {
    const { locale, trackerHref } = this.#form;
    const link = trackerLink(trackerHref, receipt);
    return html`<div class="notice">
      <p>${locale.t('hint.own', { number, title })}</p>
      ${link === undefined ? nothing : html`<p><a href=${link}>${locale.t('hint.own.follow')}</a></p>`}
    </div>`;
  }

  render(): unknown {
    const { info, answers } = this.#form;
    const known = info?.knownProblems?.filter((problem) => isAbout(problem, answers)) ?? [];
    const open = this.#open.filter(({ category }) => category === answers['category']);
    return html`<div class="hints" role="status">
      ${known.map((problem) => this.#known(problem))} ${open.map((row) => this.#ownOpen(row))}
    </div>`;
  }
}
