import type { StaffDesk } from '@redress/client';
import type { FormInfo, Staff } from '@redress/desk';
import { channels } from '@redress/cases';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ComplaintFiguresChosenEvent } from '../events/complaint-figures-chosen.ts';
import { isPeriod, periods, rangeOf, type DayRange, type PeriodName } from '../kpi/period.ts';
import { metricsMessages, type MetricsKey } from '../locales/metrics/catalogue.ts';
import { shared } from '../locales/shared/catalogue.ts';
import { staffMessages } from '../locales/staff/catalogue.ts';
import { Formats } from '../staff/formats.ts';
import { signIn } from '../staff/sign-in.styles.ts';
import { SignedInElement, type CommonKey } from '../staff/signed-in-element.ts';
import { seesCases } from '../staff/sees-cases.ts';
import { Vocabulary, type Choice } from '../staff/vocabulary.ts';
import { button } from '../theme/button.ts';
import { field } from '../theme/field.ts';
import { notice } from '../theme/notice.ts';
import { table } from '../theme/table.ts';
import { tokens } from '../theme/tokens.ts';
import { complaintDashboardStyles } from './complaint-dashboard.styles.ts';
import { causesChart, sharesChart, trendChart, type DashboardChart, type DashboardWords } from './dashboard-charts.ts';
import { dashboardFigures, type DashboardFigures } from './dashboard-figures.ts';
import { renderHandlers } from './handlers-table.ts';
import { gridOf, hourName, peaksOf, renderHeatMap, weekdayName } from './heat-map.ts';

/** Between a change of a case and the new figures, so that a burst costs one. In milliseconds. */
const refreshDelay = 1_000;

type Dimension = 'channel' | 'department' | 'category';
type Filters = Partial<Record<Dimension, readonly string[]>>;

const defaultCards =
  'received on-time-rate handling-time-median first-response-time-median overdue-open repeat-rate satisfaction csat';

/**
 * The figures of a period at a glance: cards, the course, channels, categories, causes, hours, handlers. Each chart
 * has its table and its sentence; a click on a value tells the page which cases are behind it. Follows the cases live.
 *
 * @element complaint-dashboard
 * @attr {string} api - Base address of a server's API; without it, the nearest provider's desk or the page's own.
 * @attr {string} period - As in `complaint-kpi`; `last-30-days` by default.
 * @attr {string} kpis - The cards, as figures' ids with spaces between.
 * @fires {ComplaintFiguresChosenEvent} complaint-figures-chosen - A value of a chart was chosen.
 * @csspart base - Everything inside the element.
 * @csspart sign-in - The form to sign in with.
 */
export class ComplaintDashboard extends SignedInElement<MetricsKey | CommonKey> {
  static override styles = [tokens, button, field, notice, table, signIn, complaintDashboardStyles];
  static override catalogues = [metricsMessages, staffMessages, shared];
  static override properties: PropertyDeclarations = {
    period: { reflect: true },
    kpis: {},
    filters: { state: true },
    form: { state: true },
    figures: { state: true },
    failed: { state: true },
  };

  declare period: string;
  declare kpis: string;
  declare private filters: Filters;
  declare private form: FormInfo | undefined;
  declare private figures: DashboardFigures | undefined;
  declare private failed: unknown;

  #staffList: Awaited<ReturnType<StaffDesk['staff']>> = [];
  #stop: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  #at = '';

  constructor() {
    super();
    this.period = 'last-30-days';
    this.kpis = defaultCards;
    this.filters = {};
  }

  protected override signedIn(desk: StaffDesk, staff: Staff): void {
    if (seesCases(staff)) this.#watch(desk);
    void this.#start(desk);
  }

  protected override signedOut(): void {
    this.#stop?.();
    this.#stop = undefined;
    clearTimeout(this.#timer);
    this.#asked++;
    this.figures = undefined;
  }

  async #start(desk: StaffDesk): Promise<void> {
    try {
      [this.form, this.#staffList] = await Promise.all([desk.form(), desk.staff()]);
    } catch (error) {
      this.failed = error;
    }
    await this.refresh();
  }

  #watch(desk: StaffDesk): void {
    this.#stop = desk.watchCases({
      change: () => {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => void this.refresh(), refreshDelay);
      },
    });
  }

  get #range(): DayRange {
    return rangeOf(this.#period, new Date());
  }

  get #period(): PeriodName {
    return isPeriod(this.period) ? this.period : 'last-30-days';
  }

  /** Asks for all figures again. */
  async refresh(): Promise<void> {
    const { desk } = this;
    if (!desk || !this.staff) return;
    const asked = ++this.#asked;
    try {
      const figures = await dashboardFigures(desk, this.#range, this.#plainFilters);
      if (asked !== this.#asked) return;
      this.#at = new Date().toISOString();
      this.figures = figures;
      this.failed = undefined;
    } catch (error) {
      if (asked === this.#asked) this.failed = error;
    }
  }

  get #plainFilters(): Record<string, string[]> {
    return Object.fromEntries(Object.entries(this.filters).map(([name, values]) => [name, [...values]]));
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    super.updated(changed);
    const asks = changed.has('period') || changed.has('filters');
    if (asks && this.staff && (this.figures || this.failed !== undefined)) void this.refresh();
  }

  #words(): DashboardWords {
    return {
      t: (key, params) => this.t(key, params),
      formats: new Formats(this.locale.tag),
      vocabulary: new Vocabulary(this.form, this.locale),
      staffName: (id) => this.#staffList.find((each) => each.id === id)?.name ?? id,
    };
  }

  protected override renderSignedIn(desk: StaffDesk): TemplateResult {
    const words = this.#words();
    return html`<div class="dashboard">
      ${this.#bar(words)}
      ${
        this.failed === undefined
          ? nothing
          : html`<div class="notice danger" role="alert">
              <p>${this.failure(this.failed)}</p>
              <div>
                <button type="button" class="small" @click=${() => void this.#start(desk)}>${this.t('retry')}</button>
              </div>
            </div>`
      }
      <div class="cards">
        ${this.kpis
          .split(/\s+/)
          .filter(Boolean)
          .map(
            (kpi) =>
              html`<complaint-kpi
                kpi=${kpi}
                period=${this.#period}
                theme=${this.theme ?? nothing}
                .client=${desk as never}
                .filters=${Object.keys(this.filters).length ? this.#plainFilters : undefined}
                .strings=${this.strings}
              ></complaint-kpi>`,
          )}
      </div>
      ${this.figures ? this.#charts(this.figures, words) : this.#skeleton()}
    </div>`;
  }

  #skeleton(): TemplateResult | typeof nothing {
    if (this.failed !== undefined) return nothing;
    return html`<div class="charts" role="status">
      <span class="sr">${this.t('loading')}</span>
      <div class="skeleton wide"></div>
      <div class="skeleton"></div>
      <div class="skeleton"></div>
    </div>`;
  }

  #bar({ formats, vocabulary }: DashboardWords): TemplateResult {
    const chosen = Object.keys(this.filters).length > 0;
    return html`<header class="bar">
      <h2>${this.t('dashboard.title')}</h2>
      <form
        class="filters"
        aria-label=${this.t('dashboard.filters')}
        @submit=${(event: Event) => {
          event.preventDefault();
        }}
      >
        <label
          ><span>${this.t('period.label')}</span
          ><select
            @change=${(event: Event) => {
              this.period = (event.target as HTMLSelectElement).value;
            }}
          >
            ${periods.map(
              (name) =>
                html`<option value=${name} .selected=${live(name === this.#period)}>
                  ${this.t(`period.${name}`)}
                </option>`,
            )}
          </select></label
        >
        ${this.#filter(
          'channel',
          channels.map((value) => ({ value, label: vocabulary.code('channel', value) })),
        )}
        ${this.#filter('department', vocabulary.departments)} ${this.#filter('category', vocabulary.categories)}
        ${
          chosen
            ? html`<button
                type="button"
                class="quiet small"
                @click=${() => {
                  this.filters = {};
                }}
              >
                ${this.t('dashboard.clear')}
              </button>`
            : nothing
        }
      </form>
      <p class="small muted" role="status">
        ${this.#at ? this.t('dashboard.updated', { date: formats.moment(this.#at) }) : nothing}
      </p>
    </header>`;
  }

  #filter(name: Dimension, choices: readonly Choice[]): TemplateResult {
    const value = this.filters[name]?.[0] ?? '';
    return html`<label
      ><span>${this.t(`dashboard.filter.${name}`)}</span
      ><select
        @change=${(event: Event) => {
          const next = (event.target as HTMLSelectElement).value;
          const { [name]: _, ...rest } = this.filters;
          this.filters = next ? { ...rest, [name]: [next] } : rest;
        }}
      >
        <option value="" .selected=${live(!value)}>${this.t('dashboard.filter.any')}</option>
        ${choices.map(
          (choice) =>
            html`<option value=${choice.value} .selected=${live(choice.value === value)}>${choice.label}</option>`,
        )}
      </select></label
    >`;
  }

  #charts(figures: DashboardFigures, words: DashboardWords): TemplateResult {
    const { formats } = words;
    const grid = gridOf(figures.hours.rows);
    const peaks = peaksOf(grid);
    if (grid.flat().every((count) => count === 0) && figures.trend.rows.every((row) => !row['resolved'])) {
      return html`<p class="none muted">${this.t('dashboard.none')}</p>`;
    }
    const caption = this.t('chart.describe.hours', {
      weekday: weekdayName(peaks.weekday, formats.tag, 'long'),
      hour: hourName(peaks.hour, formats.tag),
    });
    return html`<div class="charts">
      ${this.#chart('chart.trend', trendChart(figures, this.#range, words), undefined, 'wide')}
      ${this.#chart('chart.causes', causesChart(figures, words), 'cause', 'wide')}
      ${this.#chart('chart.categories', sharesChart(figures.categories.rows, 'category', words), 'category')}
      ${this.#chart('chart.channels', sharesChart(figures.channels.rows, 'channel', words), 'channel')}
      ${this.#chart('chart.severity', sharesChart(figures.severities.rows, 'severity', words), 'severity')}
      <section class="panel whole" aria-labelledby="hours">
        <h3 id="hours">${this.t('chart.hours')}</h3>
        ${renderHeatMap(grid, { caption, weekday: this.t('chart.weekday') }, formats)}
        <p class="small muted">${caption}</p>
      </section>
      <section class="panel whole" aria-labelledby="handlers">
        <h3 id="handlers">${this.t('chart.handlers')}</h3>
        ${renderHandlers(figures.handlers, words)}
      </section>
    </div>`;
  }

  #chart(heading: MetricsKey, chart: DashboardChart, dimension: string | undefined, size = ''): TemplateResult {
    return html`<section class="panel ${size}" aria-label=${this.t(heading)}>
      <h3>${this.t(heading)}</h3>
      <complaint-dashboard-chart
        theme=${this.theme ?? nothing}
        .spec=${chart.spec}
        .description=${chart.description}
        .selectable=${dimension !== undefined}
        .strings=${this.strings}
        @chart-choice=${(event: Event) => {
          const value = chart.values[(event as Event & { index: number }).index];
          if (dimension === undefined || value === undefined) return;
          this.emit(new ComplaintFiguresChosenEvent({ ...this.#plainFilters, [dimension]: [value] }, this.#range));
        }}
      ></complaint-dashboard-chart>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'complaint-dashboard': ComplaintDashboard;
  }
}
