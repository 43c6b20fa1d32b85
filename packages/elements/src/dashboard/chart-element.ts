import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { RedressElement } from '../base/redress-element.ts';
import { metricsMessages, type MetricsKey } from '../locales/metrics/catalogue.ts';
import { shared } from '../locales/shared/catalogue.ts';
import { Formats } from '../staff/formats.ts';
import { notice } from '../theme/notice.ts';
import { table } from '../theme/table.ts';
import { tokens } from '../theme/tokens.ts';
import { chartElementStyles } from './chart-element.styles.ts';
import { lookOf } from './chart-look.ts';
import type { ChartSeries, ChartSpec, PaperSize } from './chart-spec.ts';

type Draw = typeof import('./draw-chart.ts').drawChart;

/** The width of a sheet of A4 within its margins, or half of it. */
const paperSizes = {
  whole: { width: 680, height: 230 },
  half: { width: 330, height: 250 },
} as const satisfies Record<string, PaperSize>;

/** A value of the chart's dimension was chosen, by its place among the labels. Internal to the dashboard. */
export class ChartChoice extends Event {
  readonly index: number;
  constructor(index: number) {
    super('chart-choice');
    this.index = index;
  }
}

/**
 * A chart with its description in words and its figures as a table. What draws is loaded with
 * the first chart; the table is there in any case. Internal to the dashboard.
 *
 * @fires chart-choice - A bar, point or row was chosen.
 */
export class ChartElement extends RedressElement<MetricsKey | 'loading'> {
  static override styles = [tokens, table, notice, chartElementStyles];
  static override catalogues = [metricsMessages, shared];
  static override properties: PropertyDeclarations = {
    spec: { attribute: false },
    description: {},
    selectable: { type: Boolean },
    nothing: {},
    half: { type: Boolean },
    failed: { state: true },
  };

  declare spec: ChartSpec | undefined;
  /** What the chart shows, in a sentence. */
  declare description: string;
  /** Its values can be chosen. */
  declare selectable: boolean;
  /** On paper it takes half of the width. */
  declare half: boolean;
  /** What to say when there is nothing to show. */
  declare nothing: string | undefined;
  declare private failed: boolean;

  /** @internal The chart is on the page, or will not be. */
  drawing: Promise<void> = Promise.resolve();

  #chart: { destroy(): void } | undefined;
  #draws: Draw | undefined;
  #drawn = '';
  readonly #dark = matchMedia('(prefers-color-scheme: dark)');
  readonly #redraw = (): void => {
    this.#drawn = '';
    this.requestUpdate();
  };

  readonly #toPaper = (): void => {
    this.toggleAttribute('paper', true);
    if (this.#draws && this.#chart) this.#paint(this.#draws, paperSizes[this.half ? 'half' : 'whole']);
  };
  readonly #toScreen = (): void => {
    this.toggleAttribute('paper', false);
    if (this.#draws && this.#chart) this.#paint(this.#draws);
  };

  constructor() {
    super();
    this.description = '';
    this.selectable = false;
    this.half = false;
    this.failed = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#dark.addEventListener('change', this.#redraw);
    addEventListener('beforeprint', this.#toPaper);
    addEventListener('afterprint', this.#toScreen);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#dark.removeEventListener('change', this.#redraw);
    removeEventListener('beforeprint', this.#toPaper);
    removeEventListener('afterprint', this.#toScreen);
    this.#chart?.destroy();
    this.#chart = undefined;
    this.#drawn = '';
  }

  protected override updated(): void {
    this.drawing = this.#draw();
  }

  async #draw(): Promise<void> {
    const { spec } = this;
    const canvas = this.renderRoot.querySelector('canvas');
    const key = JSON.stringify([spec, this.locale.tag, this.theme]);
    if (!spec || !canvas || key === this.#drawn) return;
    this.#drawn = key;
    try {
      this.#draws ??= (await import('./draw-chart.ts')).drawChart;
      if (key === this.#drawn && this.isConnected) this.#paint(this.#draws);
    } catch (cause) {
      // The table says the same; the developer is told.
      console.error('redress: chart-not-drawn', cause);
      this.failed = true;
    }
  }

  /** Draws at once: a page that is being printed waits for nothing. */
  #paint(draws: Draw, paper?: PaperSize): void {
    const { spec } = this;
    const canvas = this.renderRoot.querySelector('canvas');
    if (!spec || !canvas) return;
    this.#chart?.destroy();
    const look = lookOf(this.renderRoot, this, this.locale.dir === 'rtl', new Formats(this.locale.tag));
    const chosen = (index: number): void => {
      this.dispatchEvent(new ChartChoice(index));
    };
    this.#chart = draws(canvas, spec, look, { chosen: this.selectable ? chosen : undefined, paper });
  }

  protected override render(): TemplateResult {
    const { spec } = this;
    const empty = !spec?.labels.length || spec.series.every(({ values }) => values.every((value) => !value));
    const tall = spec?.kind === 'bars' ? 'lying' : '';
    return html`<figure>
      ${
        empty || this.failed
          ? nothing
          : html`<div class="drawing ${tall}">
              <canvas role="img" aria-label=${this.description}></canvas>
            </div>`
      }
      ${
        empty
          ? html`<p class="muted">${this.nothing ?? this.t('chart.empty')}</p>`
          : html`<figcaption class="small muted">${this.description}</figcaption>
              <details ?open=${this.failed}>
                <summary class="small">${this.t('chart.table')}</summary>
                <div class="scroll" tabindex="0" role="group" aria-label=${this.t('chart.table')}>
                  ${this.#table(spec)}
                </div>
              </details>`
      }
      ${['text', 'grid', 'surface', 's0', 's1', 's2', 's3', 's4'].map(
        (name) => html`<span class="probe ${name}" hidden></span>`,
      )}
    </figure>`;
  }

  #table({ dimension, labels, series }: ChartSpec): TemplateResult {
    const formats = new Formats(this.locale.tag);
    const text = ({ share, texts, values }: ChartSeries, index: number): string => {
      const value = values[index];
      if (value === null || value === undefined) return '–';
      return texts?.[index] ?? (share ? formats.percent(value) : formats.number(value));
    };
    return html`<table class="small">
      <thead>
        <tr>
          <th scope="col">${dimension}</th>
          ${series.map(({ name }) => html`<th scope="col" class="number">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${labels.map(
          (label, index) =>
            html`<tr>
              <th scope="row">${this.selectable ? this.#choice(label, index) : label}</th>
              ${series.map((each) => html`<td class="number">${text(each, index)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #choice(label: string, index: number): TemplateResult {
    return html`<button type="button" @click=${() => this.dispatchEvent(new ChartChoice(index))}>${label}</button>`;
  }
}
