import type { StaffDesk } from '@redress/client';
import type { FormInfo, Staff } from '@redress/desk';
import type { Dashboard, MetricsRow } from '@redress/metrics';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { ComplaintFiguresChosenEvent } from '../events/complaint-figures-chosen.ts';
import { bucketOf, dayIn, isPeriod, rangeOf, stepRange, type DayRange, type PeriodName } from '../kpi/period.ts';
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
import { casesBehind } from './cases-behind.ts';
import { complaintDashboardStyles } from './complaint-dashboard.styles.ts';
import {
  backlogChart,
  causesChart,
  sharesChart,
  trendChart,
  type DashboardChart,
  type DashboardWords,
} from './dashboard-charts.ts';
import { cardFigures, dashboardFigures } from './dashboard-figures.ts';
import { renderFilterBar, type Filters } from './filter-bar.ts';
import { renderHandlers } from './handlers-table.ts';
import { sharesOf } from './shares.ts';
import { hourName, weekdayName } from '../staff/clock-names.ts';
import { gridOf, peaksOf, renderHeatMap } from './heat-map.ts';

/** Between a change of a case and the new figures, so that a burst costs one. In milliseconds. */
const refreshDelay = 1_000;

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
  declare private figures: Dashboard | undefined;
  declare private failed: unknown;

  #staffList: Awaited<ReturnType<StaffDesk['staff']>> = [];
  #stop: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  /** Known products, the most complained of first: of all cases in the period, whatever the filter. */
  #products: readonly Choice[] = [];

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
    return rangeOf(this.#period, dayIn(new Date(), this.form?.timeZone));
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
      const figures = await dashboardFigures(desk, this.#cards, this.#range, this.#plainFilters);
      if (asked !== this.#asked) return;
      if (!this.filters.product) this.#products = productsIn(figures.products.rows);
      this.figures = figures;
      this.failed = undefined;
    } catch (error) {
      if (asked === this.#asked) this.failed = error;
    }
  }

  get #cards(): string[] {
    return this.kpis.split(/\s+/).filter(Boolean);
  }

  get #plainFilters(): Record<string, string[]> {
    return Object.fromEntries(Object.entries(this.filters).map(([name, values]) => [name, [...values]]));
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    super.updated(changed);
    const asks = changed.has('period') || changed.has('filters') || changed.has('kpis');
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
      ${this.figures ? this.#content(desk, this.figures, words) : this.#skeleton()}
    </div>`;
  }

  #content(desk: StaffDesk, figures: Dashboard, words: DashboardWords): TemplateResult {
    const given = cardFigures(figures);
    return html`<div class="cards">
        ${this.#cards.map(
          (kpi) =>
            html`<complaint-kpi
              kpi=${kpi}
              period=${this.#period}
              theme=${this.theme ?? nothing}
              .client=${desk as never}
              .given=${given}
              .strings=${this.strings}
            ></complaint-kpi>`,
        )}
      </div>
      ${this.#charts(figures, words)}`;
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

  #bar(words: DashboardWords): TemplateResult {
    const bar = {
      period: this.#period,
      filters: this.filters,
      products: this.#products,
      setPeriod: (period: string): void => {
        this.period = period;
      },
      setFilters: (filters: Filters): void => {
        this.filters = filters;
      },
    };
    const { figures } = this;
    return html`<header class="bar">
      <h2>${this.t('dashboard.title')}</h2>
      ${renderFilterBar(bar, words)}
      <p class="small muted" role="status">
        ${figures ? this.t('dashboard.updated', { date: words.formats.moment(figures.generatedAt) }) : nothing}
      </p>
    </header>`;
  }

  #charts(figures: Dashboard, words: DashboardWords): TemplateResult {
    const idle = ['received', 'resolved', 'left'].every((kpi) => figures.backlog.rows.every((row) => !row[kpi]));
    if (idle) return html`<p class="none muted">${this.t('dashboard.none')}</p>`;
    const grid = gridOf(figures.hours.rows);
    return html`<div class="charts">
      ${this.#chartOverTime('chart.trend', trendChart(figures, this.#range, words), 'wide')}
      ${this.#chartOverTime('chart.backlog', backlogChart(figures, this.#range, words), 'wide')}
      ${this.#chart('chart.causes', causesChart(figures, words), 'cause', 'wide')}
      ${this.#chart('chart.categories', sharesChart(figures.categories.rows, 'category', words), 'category', 'wide')}
      ${this.#chart('chart.channels', sharesChart(figures.channels.rows, 'channel', words), 'channel', 'wide')}
      ${this.#chart('chart.severity', sharesChart(figures.severities.rows, 'severity', words), 'severity', 'wide')}
      ${this.#hours(grid, words)}
      <section class="panel whole" aria-labelledby="handlers">
        <h3 id="handlers">${this.t('chart.handlers')}</h3>
        ${renderHandlers(figures.handlers, words, (handler) => {
          this.#chosen({ handler: [handler] });
        })}
      </section>
      ${this.#definitions(figures)}
    </div>`;
  }

  #hours(grid: readonly (readonly number[])[], { formats }: DashboardWords): TemplateResult {
    const peaks = peaksOf(grid);
    const some = grid.some((hours) => hours.some((count) => count > 0));
    const caption = this.t('chart.describe.hours', {
      weekday: weekdayName(peaks.weekday, formats.tag, 'long'),
      hour: hourName(peaks.hour, formats.tag),
    });
    const labels = {
      caption,
      weekday: this.t('chart.weekday'),
      weekStart: this.figures?.weekStart ?? 1,
      cell: (weekday: string, hour: string, count: number) => this.t('chart.hours.cell', { weekday, hour, count }),
    };
    return html`<section class="panel whole" aria-labelledby="hours">
      <h3 id="hours">${this.t('chart.hours')}</h3>
      ${
        some
          ? html`${renderHeatMap(grid, labels, formats, (weekday, hour) => {
                this.#chosen({}, this.#range, { weekday, hour });
              })}
              <p class="small muted">${caption}</p>`
          : html`<p class="muted">${this.t('chart.empty')}</p>`
      }
    </section>`;
  }

  /** How each figure that is shown is computed. */
  #definitions({ definitions }: Dashboard): TemplateResult {
    return html`<details class="panel whole">
      <summary>${this.t('dashboard.definitions')}</summary>
      <dl class="definitions small">
        ${definitions.map(
          ({ id }) =>
            html`<div>
              <dt>${this.t(`kpi.${id}`)}</dt>
              <dd class="muted">${this.t(`kpi.${id}.formula`)}</dd>
            </div>`,
        )}
      </dl>
    </details>`;
  }

  #chosen(
    more: Readonly<Record<string, readonly (string | null)[]>>,
    range: DayRange = this.#range,
    at: { readonly weekday?: number; readonly hour?: number } = {},
  ): void {
    const filters = { ...this.#plainFilters, ...more };
    const query = casesBehind(filters, range, this.form?.timeZone, at);
    this.emit(new ComplaintFiguresChosenEvent({ filters, ...range, ...at, query }));
  }

  #chartOverTime(heading: MetricsKey, chart: DashboardChart & { readonly steps: readonly string[] }, size: string) {
    const range = this.#range;
    return this.#panel(heading, chart, size, (index) => {
      const step = chart.steps[index];
      if (step !== undefined) this.#chosen({}, stepRange(bucketOf(range), step, range));
    });
  }

  #chart(heading: MetricsKey, chart: DashboardChart, dimension: string, size = ''): TemplateResult {
    return this.#panel(heading, chart, size, (index) => {
      const value = chart.values[index];
      if (value !== undefined) this.#chosen({ [dimension]: [value] });
    });
  }

  #panel(heading: MetricsKey, chart: DashboardChart, size: string, choose: (index: number) => void): TemplateResult {
    return html`<section class="panel ${size}" aria-label=${this.t(heading)}>
      <h3>${this.t(heading)}</h3>
      <complaint-dashboard-chart
        theme=${this.theme ?? nothing}
        .spec=${chart.spec}
        .description=${chart.description}
        .selectable=${true}
        .strings=${this.strings}
        @chart-choice=${(event: Event) => {
          choose((event as Event & { index: number }).index);
        }}
      ></complaint-dashboard-chart>
    </section>`;
  }
}

/** How many products there are to choose from. */
const mostProducts = 100;

const productsIn = (rows: readonly MetricsRow[]): Choice[] =>
  sharesOf(rows, 'product')
    .flatMap(({ value }) => (value ? [{ value, label: value }] : []))
    .slice(0, mostProducts);

declare global {
  interface HTMLElementTagNameMap {
    'complaint-dashboard': ComplaintDashboard;
  }
}
