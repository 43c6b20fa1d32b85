/** One row of values of a chart. */
export interface ChartSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** Drawn as a line over bars, on an axis of its own from 0 to 100%. */
  readonly share?: boolean;
}

/** What a chart shows, whoever draws it; the same numbers stand in its table. */
export interface ChartSpec {
  readonly kind: 'line' | 'columns' | 'bars';
  /** What the labels are, as the table's first heading. */
  readonly dimension: string;
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
}

/** How a drawing looks: resolved colours, the page's font and direction. */
export interface ChartLook {
  readonly text: string;
  readonly grid: string;
  readonly surface: string;
  readonly colors: readonly string[];
  readonly font: string;
  readonly rtl: boolean;
  readonly number: (value: number) => string;
  readonly percent: (share: number) => string;
}
