import type { StaffDesk } from '@redress/client';
import type { FiguresQuery, Staff } from '@redress/desk';
import type { Kpi, MetricsAnswer } from '@redress/metrics';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { metricsMessages, type MetricsKey } from '../locales/metrics/catalogue.ts';
import { shared } from '../locales/shared/catalogue.ts';
import { staffMessages } from '../locales/staff/catalogue.ts';
import { Formats } from '../staff/formats.ts';
import { signIn } from '../staff/sign-in.styles.ts';
import { SignedInElement, type CommonKey } from '../staff/signed-in-element.ts';
import { seesCases } from '../staff/sees-cases.ts';
import { button } from '../theme/button.ts';
import { field } from '../theme/field.ts';
import { notice } from '../theme/notice.ts';
import { tokens } from '../theme/tokens.ts';
import { complaintKpiStyles } from './complaint-kpi.styles.ts';
import { deltaText, figureText, toneOf } from './figure-format.ts';
import { companyZone } from './company-zone.ts';
import { figures } from './figures.ts';
import { bucketOf, dayIn, isPeriod, lastDay, rangeOf, type DayRange } from './period.ts';
import { sparkline } from './sparkline.ts';

/** Between a change of a case and the new figure, so that a burst costs one request. In milliseconds. */
const refreshDelay = 600;

type KpiId = FiguresQuery['kpis'][number];

/**
 * One figure: its value, the change on the period before, its course, and whether a target is met. A figure that
 * cannot be told says why. Follows the cases live.
 *
 * @element complaint-kpi
 * @attr {string} api - Base address of a server's API; without it, the nearest provider's desk or the page's own.
 * @attr {string} kpi - Which figure, e.g. `on-time-rate` (default `received`).
 * @attr {string} period - `this-month`, `last-month`, `last-7-days`, `last-30-days` (default), `last-90-days`,
 *   `last-12-months` or `all`.
 * @attr {string} from - First day, e.g. `2026-09-01`; goes before `period`, with `to`.
 * @attr {string} to - The day after the last.
 * @attr {number} target - What is aimed at, in the figure's unit: a share from 0 to 1, hours, cases…
 * @attr {string} label - A name of the site's own.
 * @csspart base - Everything inside the element.
 * @csspart label - The figure's name.
 * @csspart value - The figure.
 * @csspart change - The change on the period before.
 * @csspart sign-in - The form to sign in with.
 */
export class ComplaintKpi extends SignedInElement<MetricsKey | CommonKey> {
  static override styles = [tokens, button, field, notice, signIn, complaintKpiStyles];
  static override catalogues = [metricsMessages, staffMessages, shared];
  static override properties: PropertyDeclarations = {
    kpi: {},
    period: {},
    from: {},
    to: {},
    target: { type: Number },
    label: {},
    filters: { attribute: false },
    given: { attribute: false },
    total: { state: true },
    course: { state: true },
    failed: { state: true },
    explained: { state: true },
  };

  declare kpi: string;
  declare period: string;
  declare from: string | undefined;
  declare to: string | undefined;
  declare target: number | undefined;
  declare label: string | undefined;
  /** Values to keep, by dimension, e.g. `{ channel: ['web'] }`. */
  declare filters: FiguresQuery['filters'];
  /** @internal The answers themselves, from a dashboard that asked for all its cards at once. */
  declare given: { readonly total: MetricsAnswer; readonly course: MetricsAnswer } | undefined;
  declare private total: MetricsAnswer | undefined;
  declare private course: MetricsAnswer | undefined;
  declare private failed: unknown;
  /** The formula is shown. */
  declare private explained: boolean;

  #stop: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  #zone: string | undefined;

  constructor() {
    super();
    this.kpi = 'received';
    this.period = 'last-30-days';
    this.explained = false;
  }

  protected override signedIn(desk: StaffDesk, staff: Staff): void {
    if (seesCases(staff) && !this.given) this.#watch(desk);
    void this.refresh();
  }

  protected override signedOut(): void {
    this.#stop?.();
    this.#stop = undefined;
    clearTimeout(this.#timer);
    this.#asked++;
    this.total = undefined;
    this.course = undefined;
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
    if (this.from && this.to) return { from: this.from, to: this.to };
    return rangeOf(isPeriod(this.period) ? this.period : 'last-30-days', dayIn(new Date(), this.#zone));
  }

  /** Asks for the figure again. */
  async refresh(): Promise<void> {
    const { desk } = this;
    if (!desk || !this.staff) return;
    if (this.given) return;
    const asked = ++this.#asked;
    try {
      if (!this.from || !this.to) this.#zone = await companyZone(desk);
      const range = this.#range;
      const base = { kpis: [this.kpi as KpiId], ...range, ...(this.filters && { filters: this.filters }) };
      const compare = range.from !== undefined;
      const [total, course] = await Promise.all([
        figures(desk, { ...base, ...(compare && { compare }) }),
        figures(desk, { ...base, by: [bucketOf(range)], fill: true }),
      ]);
      if (asked !== this.#asked) return;
      this.total = total;
      this.course = course;
      this.failed = undefined;
    } catch (error) {
      if (asked === this.#asked) this.failed = error;
    }
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (!changed.has('given') || !this.given) return;
    this.total = this.given.total;
    this.course = this.given.course;
    this.failed = undefined;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    super.updated(changed);
    const asks = ['kpi', 'period', 'from', 'to', 'filters'].some((name) => changed.has(name));
    if (asks && this.staff && (this.total || this.failed)) void this.refresh();
  }

  protected override renderSignedIn(): TemplateResult {
    const kpi = this.total?.definitions.find(({ id }) => id === this.kpi);
    const name =
      this.label || (this.locale.has(`kpi.${this.kpi}`) ? this.t(`kpi.${this.kpi as 'received'}`) : this.kpi);
    return html`<div class="card" role="group" aria-label=${this.t('kpi.label', { name, period: this.#periodText() })}>
      <div class="head">
        <p class="label" part="label">${name}</p>
        ${kpi ? this.#info() : nothing}
      </div>
      ${kpi && this.explained ? html`<p class="formula">${this.#formula(kpi)}</p>` : nothing}
      ${
        this.failed !== undefined
          ? html`<p class="reason" role="alert">${this.#failure()}</p>`
          : kpi
            ? this.#figure(kpi)
            : this.given
              ? html`<p class="reason">${this.t('kpi.unknown', { kpi: this.kpi })}</p>`
              : html`<p class="skeleton" role="status"><span class="sr">${this.t('loading')}</span></p>`
      }
      <p class="period">${this.#periodText()}</p>
    </div>`;
  }

  /** What the figure is computed of. */
  #formula({ id, formula }: Kpi<KpiId>): string {
    const key = `kpi.${id}.formula` as const;
    return this.locale.has(key) ? this.t(key) : formula;
  }

  #info(): TemplateResult {
    return html`<button
      type="button"
      class="info"
      aria-label=${this.t('kpi.formula')}
      aria-expanded=${this.explained}
      @click=${() => {
        this.explained = !this.explained;
      }}
    >
      i
    </button>`;
  }

  #failure(): string {
    const { code } = this.failed as { code?: unknown };
    return code === 'invalid-query' ? this.t('kpi.unknown', { kpi: this.kpi }) : this.failure(this.failed);
  }

  #periodText(): string {
    const { from, to } = this.#range;
    const formats = new Formats(this.locale.tag);
    if (this.from && this.to)
      return this.t('period.range', { from: formats.day(this.from), to: formats.day(lastDay(this.to)) });
    if (from === undefined || to === undefined) return this.t('period.all');
    return this.t(`period.${isPeriod(this.period) ? this.period : 'last-30-days'}`);
  }

  #figure(kpi: Kpi<KpiId>): TemplateResult {
    const row = this.total?.rows[0] ?? {};
    const value = row[kpi.id];
    if (typeof value !== 'number') return this.#reason(kpi);
    const formats = new Formats(this.locale.tag);
    return html`<p class="value" part="value">${figureText(kpi, value, formats)}</p>
      ${this.#change(kpi, row[`${kpi.id}.delta`], formats)} ${this.#course(kpi, formats)}
      ${this.#target(kpi, value, formats)}`;
  }

  #reason(kpi: Kpi<KpiId>): TemplateResult {
    const code = this.total?.reasons.find((reason) => reason.kpi === kpi.id)?.code ?? kpi.empty;
    return html`<p class="value" part="value" aria-hidden="true">–</p>
      <p class="reason">${this.t(`reason.${code}`)}</p>`;
  }

  #change(
    kpi: Kpi<KpiId>,
    delta: string | number | null | undefined,
    formats: Formats,
  ): TemplateResult | typeof nothing {
    if (delta === undefined) return nothing;
    if (typeof delta !== 'number') return html`<p class="change" part="change">${this.t('kpi.no-comparison')}</p>`;
    if (delta === 0) return html`<p class="change" part="change">${this.t('kpi.same')}</p>`;
    const text = deltaText(kpi, delta, formats, (key, params) => this.t(key, params));
    return html`<p class="change ${toneOf(kpi, delta)}" part="change">
      <span aria-hidden="true">${delta > 0 ? '▲' : '▼'}</span>
      ${this.t(delta > 0 ? 'kpi.up' : 'kpi.down', { delta: text })}
    </p>`;
  }

  #course(kpi: Kpi<KpiId>, formats: Formats): TemplateResult | typeof nothing {
    const values = (this.course?.rows ?? []).map((row) => row[kpi.id]).map((v) => (typeof v === 'number' ? v : null));
    const known = values.filter((value) => value !== null);
    if (known.length < 2) return nothing;
    const text = (value: number | undefined): string => figureText(kpi, value ?? 0, formats);
    return html`<div class="course">
      ${sparkline(values)}
      <span class="sr"
        >${this.t('kpi.trend', {
          first: text(known[0]),
          last: text(known.at(-1)),
          least: text(Math.min(...known)),
          most: text(Math.max(...known)),
        })}</span
      >
    </div>`;
  }

  #target(kpi: Kpi<KpiId>, value: number, formats: Formats): TemplateResult | typeof nothing {
    const { target } = this;
    if (target === undefined || Number.isNaN(target)) return nothing;
    const text = figureText(kpi, target, formats);
    if (kpi.better === 'neutral') return html`<p class="target">${this.t('kpi.target', { value: text })}</p>`;
    const met = kpi.better === 'higher' ? value >= target : value <= target;
    return html`<p class="target ${met ? 'success' : 'danger'}">
      ${this.t(met ? 'kpi.target.met' : 'kpi.target.missed', { value: text })}
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'complaint-kpi': ComplaintKpi;
  }
}
