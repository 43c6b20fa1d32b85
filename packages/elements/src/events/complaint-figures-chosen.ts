/** A bar, point or row of the dashboard was chosen: the page may show the cases behind it. */
export class ComplaintFiguresChosenEvent extends Event {
  static readonly type = 'complaint-figures-chosen';
  /** What the cases have in common, by dimension, e.g. `{ channel: ['web'] }`. */
  readonly filters: Readonly<Record<string, readonly (string | null)[]>>;
  /** Days of receipt; `to` is not included. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** 1 (Monday) to 7, and 0 to 23, where a cell of weekday and hour was chosen. */
  readonly weekday: number | undefined;
  readonly hour: number | undefined;

  constructor(
    filters: ComplaintFiguresChosenEvent['filters'],
    range: { readonly from?: string | undefined; readonly to?: string | undefined },
    at: { readonly weekday?: number; readonly hour?: number } = {},
  ) {
    super(ComplaintFiguresChosenEvent.type);
    this.filters = filters;
    this.from = range.from;
    this.to = range.to;
    this.weekday = at.weekday;
    this.hour = at.hour;
  }
}

declare global {
  interface HTMLElementEventMap {
    'complaint-figures-chosen': ComplaintFiguresChosenEvent;
  }
}
