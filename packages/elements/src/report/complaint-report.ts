import type { StaffDesk } from '@redress/client';
import type { FormInfo, Staff } from '@redress/desk';
import type { MonthlyReport } from '@redress/metrics';
import { reportContent, reportCsv, Words, type CasesBehind, type ReportContent } from '@redress/metrics/written';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { casesBehind } from '../dashboard/cases-behind.ts';
import type { ChartElement } from '../dashboard/chart-element.ts';
import { ComplaintCaseChosenEvent } from '../events/complaint-case-chosen.ts';
import { ComplaintFiguresChosenEvent } from '../events/complaint-figures-chosen.ts';
import { dayIn } from '../kpi/period.ts';
import { reportMessages, type ReportKey } from '../locales/report/catalogue.ts';
import { shared } from '../locales/shared/catalogue.ts';
import { staffMessages } from '../locales/staff/catalogue.ts';
import { Formats } from '../staff/formats.ts';
import { signIn } from '../staff/sign-in.styles.ts';
import { SignedInElement, type CommonKey } from '../staff/signed-in-element.ts';
import { button } from '../theme/button.ts';
import { field } from '../theme/field.ts';
import { notice } from '../theme/notice.ts';
import { table } from '../theme/table.ts';
import { tokens } from '../theme/tokens.ts';
import { complaintReportStyles } from './complaint-report.styles.ts';
import { monthAfter, monthsUpTo } from './months.ts';
import { renderDefinitions, renderHeadlines, renderSection } from './report-view.ts';
import { saveFile } from './save-file.ts';
import type { ReportView } from './view.ts';

/** Written from what is shown; the others are made by a server. */
const formats = ['csv', 'xlsx', 'pptx'] as const;
type Format = (typeof formats)[number];

const managers: readonly string[] = ['supervisor', 'admin'];

/** A month's report, and how it is written. */
interface Written {
  readonly report: MonthlyReport;
  readonly content: ReportContent;
  readonly words: Words;
}

/**
 * A month as the monthly meeting goes through it: volume against the month before, types and causes, time taken,
 * satisfaction, follow-up, what is unresolved, customers at risk, corrective actions and their effect. Prints on A4,
 * saves as CSV, and from a server as a workbook and a presentation. Managers publish the month, which freezes it.
 *
 * @element complaint-report
 * @attr {string} api - Base address of a server's API; without it, the nearest provider's desk or the page's own.
 * @attr {string} month - E.g. `2026-09`; the month before the present one by default.
 * @fires {ComplaintFiguresChosenEvent} complaint-figures-chosen - A value of a chart or table was chosen.
 * @fires {ComplaintCaseChosenEvent} complaint-case-chosen - A case of a list was chosen.
 * @csspart base - Everything inside the element.
 * @csspart sign-in - The form to sign in with.
 */
export class ComplaintReport extends SignedInElement<ReportKey | CommonKey> {
  static override styles = [tokens, button, field, notice, table, signIn, complaintReportStyles];
  static override catalogues = [reportMessages, staffMessages, shared];
  static override properties: PropertyDeclarations = {
    month: { reflect: true },
    written: { state: true },
    failed: { state: true },
    saving: { state: true },
    publishing: { state: true },
  };

  declare month: string | undefined;
  declare private written: Written | undefined;
  declare private failed: unknown;
  declare private saving: Format | undefined;
  /** Whether to publish is being asked. */
  declare private publishing: boolean;

  #form: FormInfo | undefined;
  #colleagues: Awaited<ReturnType<StaffDesk['staff']>> = [];
  #asked = 0;
  #language = '';

  protected override signedIn(desk: StaffDesk): void {
    void this.#start(desk);
  }

  protected override signedOut(): void {
    this.#asked++;
    this.written = undefined;
  }

  async #start(desk: StaffDesk): Promise<void> {
    try {
      [this.#form, this.#colleagues] = await Promise.all([desk.form(), desk.staff()]);
      this.month ??= monthAfter(this.#present, -1);
      await this.refresh();
    } catch (error) {
      this.failed = error;
    }
  }

  /** The company's present month. */
  get #present(): string {
    return dayIn(new Date(), this.#form?.timeZone).slice(0, 7);
  }

  /** Asks for the month again. */
  async refresh(): Promise<void> {
    const { desk, month } = this;
    if (!desk || !this.staff || month === undefined) return;
    const asked = ++this.#asked;
    this.publishing = false;
    try {
      const report = await desk.report(month);
      if (asked === this.#asked) await this.#show(report);
    } catch (error) {
      if (asked !== this.#asked) return;
      this.failed = error;
      this.written = undefined;
    }
  }

  /** Writes a report in the reader's language. */
  async #show(report: MonthlyReport): Promise<void> {
    const { language, tag } = this.locale;
    this.#language = tag;
    const words = await Words.of(language, report.timeZone, tag);
    const company = this.#form?.policy.name ?? '';
    const content = reportContent(report, words, { company, form: this.#form, staff: this.#colleagues });
    this.failed = undefined;
    this.written = { report, content, words };
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    super.updated(changed);
    if (changed.has('month') && changed.get('month') !== undefined && this.staff) void this.refresh();
    else if (this.written && this.#language !== this.locale.tag) void this.#show(this.written.report);
  }

  #view({ content, words }: Written): ReportView {
    return {
      content,
      words,
      theme: this.theme,
      t: (key, params) => this.t(key, params),
      choose: (behind) => {
        this.#choose(behind);
      },
      actions: this.#actions(words),
    };
  }

  #actions(words: Words): TemplateResult | typeof nothing {
    if (!this.staff?.roles.some((role) => managers.includes(role))) return nothing;
    return html`<complaint-report-actions
      class="screen"
      theme=${this.theme ?? nothing}
      .desk=${this.desk}
      .form=${this.#form}
      .words=${words}
      .colleagues=${this.#colleagues}
      .strings=${this.strings}
      @actions-changed=${() => void this.refresh()}
    ></complaint-report-actions>`;
  }

  #choose(behind: CasesBehind): void {
    const { report } = this.written ?? {};
    if ('number' in behind) this.emit(new ComplaintCaseChosenEvent(behind.number));
    else if (report) {
      const { day, filters } = behind;
      const range = day === undefined ? report.period : { from: day, to: nextDay(day) };
      const query = casesBehind(filters, range, report.timeZone);
      this.emit(new ComplaintFiguresChosenEvent({ filters, ...range, query }));
    }
  }

  protected override renderSignedIn(_desk: StaffDesk, staff: Staff): TemplateResult {
    return html`<div class="report">
      ${this.#controls(staff)} ${this.failed === undefined ? nothing : this.#failure()}
      ${this.written ? this.#report(this.written) : this.#skeleton()}
    </div>`;
  }

  #skeleton(): TemplateResult | typeof nothing {
    if (this.failed !== undefined) return nothing;
    return html`<div role="status">
      <span class="sr">${this.t('loading')}</span>
      <div class="skeleton"></div>
    </div>`;
  }

  #failure(): TemplateResult {
    return html`<div class="notice danger" role="alert">
      <p>${this.#failureText(this.failed)}</p>
      <div>
        <button type="button" class="small" @click=${() => void this.refresh()}>${this.t('retry')}</button>
      </div>
    </div>`;
  }

  #failureText(error: unknown): string {
    const issues = (error as { issues?: readonly { readonly code: string }[] }).issues ?? [];
    const codes = issues.map(({ code }) => code);
    if (codes.includes('future-month')) return this.t('report.future');
    if (codes.includes('bad-month')) return this.t('report.bad-month', { month: this.month ?? '' });
    if (codes.includes('unfinished-month')) return this.t('report.publish.unfinished');
    return this.failure(error);
  }

  #controls(staff: Staff): TemplateResult {
    const { month = '' } = this;
    const present = this.#present;
    const names = new Formats(this.locale.tag);
    const step = (count: number, key: ReportKey, arrow: string): TemplateResult =>
      html`<button
        type="button"
        class="icon small"
        aria-label=${this.t(key)}
        ?disabled=${!month || (count > 0 && month >= present)}
        @click=${() => {
          this.month = monthAfter(month, count);
        }}
      >
        <span class="arrow" aria-hidden="true">${arrow}</span>
      </button>`;
    return html`<div class="controls">
      <div class="months">
        ${step(-1, 'report.month.before', '‹')}
        <label
          ><span>${this.t('report.month')}</span
          ><select
            @change=${(event: Event) => {
              this.month = (event.target as HTMLSelectElement).value;
            }}
          >
            ${monthsUpTo(present, month).map(
              (each) => html`<option value=${each} .selected=${live(each === month)}>${names.longMonth(each)}</option>`,
            )}
          </select></label
        >
        ${step(1, 'report.month.after', '›')}
      </div>
      <div class="buttons files">${this.#buttons(staff)}</div>
    </div>`;
  }

  #buttons({ roles }: Staff): TemplateResult | typeof nothing {
    const { written } = this;
    if (!written) return nothing;
    const { published, partial } = written.report;
    const offered = this.desk?.reportFile ? formats : (['csv'] as const);
    return html`<button type="button" class="small" @click=${() => void this.#print()}>
        ${this.t('report.print')}
      </button>
      ${offered.map(
        (format) =>
          html`<button
            type="button"
            class="small"
            aria-label=${this.t('report.save', { format: format.toUpperCase() })}
            aria-disabled=${this.saving === format}
            @click=${() => void this.#save(format, written)}
          >
            ${format.toUpperCase()}
          </button>`,
      )}
      ${
        roles.some((role) => managers.includes(role)) && !partial
          ? html`<button
              type="button"
              class="small ${published ? '' : 'primary'}"
              aria-expanded=${this.publishing}
              @click=${() => {
                this.publishing = !this.publishing;
              }}
            >
              ${this.t(published ? 'report.publish.again' : 'report.publish')}
            </button>`
          : nothing
      }`;
  }

  #report(written: Written): TemplateResult {
    const view = this.#view(written);
    const { company, title, month, asOf, partial, status, sections, definitions } = view.content;
    return html`${this.publishing ? this.#askToPublish(month) : nothing}
      <header class="title">
        <p class="muted" dir="auto">${company}</p>
        <h2>${view.words.list([title, month])}</h2>
        <p class="small muted">${asOf}</p>
        <p class="small muted">${partial} ${status}</p>
      </header>
      ${renderHeadlines(view)} ${sections.map((section) => renderSection(section, view))}
      ${renderDefinitions(definitions, view)}`;
  }

  #askToPublish(month: string): TemplateResult {
    return html`<div class="notice screen" role="group" aria-label=${this.t('report.publish.confirm', { month })}>
      <p>${this.t('report.publish.lead', { month })}</p>
      <div class="buttons">
        <button type="button" class="small primary" @click=${() => void this.#publish(month)}>
          ${this.t('report.publish.confirm', { month })}
        </button>
        <button
          type="button"
          class="small quiet"
          @click=${() => {
            this.publishing = false;
          }}
        >
          ${this.t('cancel')}
        </button>
      </div>
    </div>`;
  }

  async #publish(name: string): Promise<void> {
    const { desk, month = '' } = this;
    try {
      await desk?.publishReport(month);
      await this.refresh();
      this.announce(this.t('report.publish.done', { month: name }));
    } catch (error) {
      this.failed = error;
    }
  }

  /** Prints once all charts are drawn. */
  async #print(): Promise<void> {
    const charts = [...this.renderRoot.querySelectorAll<ChartElement>('complaint-dashboard-chart')];
    await Promise.all(charts.map((chart) => chart.drawing));
    print();
  }

  async #save(format: Format, { report: { month }, content, words }: Written): Promise<void> {
    if (this.saving) return;
    const { language } = words;
    const name = `complaints-${month}-${language}.${format}`;
    this.saving = format;
    this.announce(this.t('report.saving', { format: format.toUpperCase() }));
    try {
      const file =
        format === 'csv'
          ? new Blob([reportCsv(content, words)], { type: 'text/csv;charset=utf-8' })
          : await this.desk?.reportFile?.(month, format, { language });
      if (file) saveFile(file, name);
      this.announce(this.t('report.saved', { name }));
    } catch (error) {
      this.failed = error;
    } finally {
      this.saving = undefined;
    }
  }
}

const nextDay = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

declare global {
  interface HTMLElementTagNameMap {
    'complaint-report': ComplaintReport;
  }
}
