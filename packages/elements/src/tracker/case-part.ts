import type { CustomerView } from '@redress/cases';
import type { CustomerCommand, CustomerDesk, LiveStatus } from '@redress/client';
import type { FormInfo } from '@redress/desk';
import { html, nothing, type TemplateResult } from 'lit';
import { formatInstant } from '../base/intl.ts';
import { labelOf } from '../base/labels.ts';
import { ComplaintActedEvent } from '../events/complaint-acted.ts';
import { ComplaintTrackedEvent } from '../events/complaint-tracked.ts';
import { caseMessages } from '../locales/case/catalogue.ts';
import { spanMessages } from '../locales/spans/catalogue.ts';
import { sentMessages } from '../locales/sent/catalogue.ts';
import { shared } from '../locales/shared/catalogue.ts';
import { adopt } from '../theme/adopt.ts';
import { buttonKinds } from '../theme/button-kinds.ts';
import { badge } from '../theme/badge.ts';
import { files } from '../theme/files.ts';
import { notice } from '../theme/notice.ts';
import { table } from '../theme/table.ts';
import { AnswerPart } from './answer-part.ts';
import { caseStyles } from './case-part.styles.ts';
import { renderDeadlines } from './deadlines.ts';
import { MessagesPart } from './messages-part.ts';
import { renderTimeline } from './timeline.ts';
import type { TrackedCase, TrackerHost } from './tracked-case.ts';

const tones: Partial<Record<CustomerView['state'], string>> = {
  offered: 'warning',
  'follow-up': 'success',
  closed: 'success',
  waiting: 'warning',
};

/** A case that its customer follows: kept up to date, shown, and acted on. */
export class CasePart implements TrackedCase {
  view: CustomerView;
  info: FormInfo | undefined;
  readonly host: TrackerHost;
  readonly receipt: string;
  readonly #desk: CustomerDesk;
  readonly #messages: MessagesPart;
  readonly #answers: AnswerPart;
  readonly #stops: (() => void)[] = [];
  #status: LiveStatus = 'connecting';

  private constructor(host: TrackerHost, desk: CustomerDesk, receipt: string, view: CustomerView) {
    this.host = host;
    this.#desk = desk;
    this.receipt = receipt;
    this.view = view;
    this.#messages = new MessagesPart(this);
    this.#answers = new AnswerPart(this);
  }

  /** @throws ClientError e.g. `unknown-receipt`. */
  static async open(host: TrackerHost, desk: CustomerDesk, receipt: string): Promise<CasePart> {
    await Promise.all([caseMessages, spanMessages, sentMessages, shared].map((messages) => host.locale.add(messages)));
    const view = await desk.track(receipt);
    adopt(host, buttonKinds, notice, badge, table, files, caseStyles);
    const part = new CasePart(host, desk, receipt, view);
    part.#start();
    return part;
  }

  get desk(): CustomerDesk {
    return this.#desk;
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    this.#messages.stop();
  }

  /** Does what the customer asks. @throws ClientError */
  async act(command: CustomerCommand): Promise<void> {
    this.#take(await this.#desk.act(this.receipt, command));
    this.host.dispatchEvent(new ComplaintActedEvent(command.type));
  }

  /** Names of the policy's things in the reader's language. */
  label(kind: 'categories' | 'departments', id: string | undefined): string {
    const nodes = this.info?.[kind].flatMap((node) => [node, ...('children' in node ? (node.children ?? []) : [])]);
    const found = nodes?.find((node) => node.id === id);
    return found ? labelOf(found.label, this.host.locale.tag, found.id) : '';
  }

  #start(): void {
    this.host.dispatchEvent(new ComplaintTrackedEvent(this.view));
    const watching = this.#desk.watch(this.receipt, {
      view: (view) => {
        this.#take(view);
      },
      status: (status) => {
        this.#status = status;
        this.host.requestUpdate();
      },
    });
    // Time left is told in minutes.
    const timer = setInterval(() => {
      this.host.requestUpdate();
    }, 60_000);
    this.#stops.push(watching, () => {
      clearInterval(timer);
    });
    void this.#loadInfo();
  }

  async #loadInfo(): Promise<void> {
    try {
      this.info = await this.#desk.form();
    } catch {
      // Without it departments and categories go unnamed; the case itself is there.
      return;
    }
    this.host.requestUpdate();
  }

  #take(view: CustomerView): void {
    // An answer that was long on its way does not undo what came after it.
    if (view.version < this.view.version) return;
    const { version, state } = this.view;
    this.view = view;
    if (view.version === version) return;
    const { locale } = this.host;
    if (view.state !== state) this.host.announce(locale.t('updated', { state: locale.t(`state.${view.state}`) }));
    this.host.dispatchEvent(new ComplaintTrackedEvent(view));
    this.host.requestUpdate();
  }

  render(other: () => void): TemplateResult {
    const { view } = this;
    const { locale } = this.host;
    const { title } = view.complaint;
    const department = this.label('departments', view.department) || locale.t('us');
    const paused = view.state === 'waiting' && view.question;
    return html`<article class="case" part="case" aria-labelledby="title">
      <header class="head">
        <p class="small muted top">
          <span class="number">${view.number}</span> <span>${locale.t(`live.${this.#status}`)}</span>
        </p>
        <h2 id="title" tabindex="-1" dir="auto">${title}</h2>
        <div class="now" part="state">
          <span class="badge ${tones[view.state] ?? 'accent'}">${locale.t(`state.${view.state}`)}</span>
          <p>${paused ? nothing : locale.t(`next.${view.state}`, { department })}</p>
        </div>
        ${view.actions.includes('send-message') ? html`<p class="small muted">${locale.t('department')}: ${department}</p>` : nothing}
      </header>
      <div class="main">
        ${this.#answers.render()} ${this.#survey()} ${this.#messages.render()} ${this.#answers.ways()}
      </div>
      <aside class="side">
        ${renderDeadlines(view, locale, Date.now(), this.info)}
        <section class="panel" part="panel" aria-labelledby="h-timeline">
          <h3 id="h-timeline">${locale.t('timeline')}</h3>
          ${renderTimeline(view, locale)}
        </section>
        ${this.#facts(department)}
      </aside>
      <footer><button type="button" class="quiet small" @click=${other}>${locale.t('other')}</button></footer>
    </article>`;
  }

  #facts(department: string) {
    const { locale } = this.host;
    const { complaint, receivedAt } = this.view;
    return html`<details class="panel" part="panel">
      <summary>${locale.t('yours')}</summary>
      <dl>
        <dt>${locale.t('receivedAt')}</dt>
        <dd>${formatInstant(receivedAt, locale.tag)}</dd>
        <dt>${locale.t('department')}</dt>
        <dd>${department}</dd>
      </dl>
      <p class="text" dir="auto">${complaint.description}</p>
      ${complaint.attachments?.length ? this.#messages.attachments(complaint.attachments) : nothing}
    </details>`;
  }

  #survey() {
    const { view, host, receipt } = this;
    if (!view.actions.includes('answer-survey')) return nothing;
    if (!customElements.get('complaint-survey')) void import('../define/complaint-survey.ts');
    return html`<section class="panel" part="panel" aria-labelledby="h-survey">
      <h3 id="h-survey">${host.locale.t('survey')}</h3>
      <complaint-survey
        bare
        .client=${this.#desk}
        .receipt=${receipt}
        .strings=${(host as { strings?: object }).strings}
      ></complaint-survey>
    </section>`;
  }
}
