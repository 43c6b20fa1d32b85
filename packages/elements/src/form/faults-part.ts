import type { Reason } from '@redress/client/drafts';
import { html, nothing } from 'lit';
import { check, type Fault } from './check.ts';
import { idOf } from './controls.ts';
import type { LaterForm } from './later-form.ts';
import type { Question } from './question.ts';
import { allQuestions } from './questions.ts';

/** What is wrong with the answers: beside each question, and together above the form once sending was tried. */
export class FaultsPart {
  readonly #form: LaterForm;
  #faults: readonly Fault[] = [];
  #tried = false;

  constructor(form: LaterForm) {
    this.#form = form;
  }

  /** Checks what is about to be sent. @returns the first question with a fault. */
  check(asked: readonly Question[]): string | undefined {
    this.#faults = check(asked, this.#form.answers);
    this.#tried = this.#faults.length > 0;
    this.#form.requestUpdate();
    return this.#faults[0]?.name;
  }

  /** Checks one answer. Nobody is told off while typing; a fault that is shown goes as soon as it is mended. */
  recheck(question: Question, typing: boolean): void {
    const known = this.#faults.some(({ name }) => name === question.name);
    const answer = this.#form.answers[question.name];
    if (!known && (typing || answer === '' || answer === false)) return;
    const [fault] = check([question], this.#form.answers);
    const others = this.#faults.filter(({ name }) => name !== question.name);
    if (!known) this.#faults = fault ? [...others, fault] : others;
    else this.#faults = this.#faults.flatMap((it) => (it.name === question.name ? (fault ?? []) : it));
    this.#form.requestUpdate();
  }

  /** Another draft is shown; one that the desk sent back comes with pointers to what it did not take. */
  take(refusal: Reason | undefined): void {
    const names = refusal?.issues.map(({ path }) => path.replace(/^\/(customer\/)?/, '').replaceAll('/', '.')) ?? [];
    this.#faults = [...new Set(names)].map((name) => ({ name, code: 'refused' }));
    this.#tried = names.length > 0;
  }

  sentence(name: string): string | undefined {
    const fault = this.#faults.find((it) => it.name === name);
    return fault && this.#form.locale.t(`wrong.${fault.code}`, fault.params);
  }

  /** Takes part in a `<form>` around the element: the answers are its value, as JSON, and faults keep it from being sent. */
  report(internals: ElementInternals): void {
    const { sections, answers, locale } = this.#form;
    const [fault] = check(allQuestions(sections), answers);
    internals.setFormValue(JSON.stringify(answers));
    if (!fault) {
      internals.setValidity({});
      return;
    }
    // The browser points at what is wrong, and focuses it. In another step it can only point at the form.
    const place = this.#form.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(idOf(fault.name))}`);
    internals.setValidity({ customError: true }, locale.t(`wrong.${fault.code}`, fault.params), place ?? undefined);
  }

  summary(): unknown {
    if (!this.#tried || !this.#faults.length) return nothing;
    const labels = new Map(allQuestions(this.#form.sections).map(({ name, label }) => [name, label]));
    const { locale } = this.#form;
    return html`<div class="notice danger wrong" role="alert" tabindex="-1">
      <strong>${locale.t('wrong', { count: this.#faults.length })}</strong>
      <ul>
        ${this.#faults.map(({ name, code, params }) => {
          const go = (event: Event) => {
            event.preventDefault();
            this.#form.focusOn(`#${CSS.escape(idOf(name))}`);
          };
          return html`<li>
            <a href="#${idOf(name)}" @click=${go}>${(labels.get(name) ?? name).replace(/[.。]$/, '')}</a>:
            ${locale.t(`wrong.${code}`, params)}
          </li>`;
        })}
      </ul>
    </div>`;
  }
}
