/** A bar, point or row of the dashboard was chosen: the page may show the cases behind it. */
export class ComplaintFiguresChosenEvent extends Event {
  static readonly type = 'complaint-figures-chosen';
  /** What the cases have in common, by dimension, e.g. `{ channel: ['web'] }`. */
  readonly filters: Readonly<Record<string, readonly (string | null)[]>>;
  /** Days of receipt; `to` is not included. */
  readonly from: string | undefined;
  readonly to: string | undefined;

  constructor(
    filters: ComplaintFiguresChosenEvent['filters'],
    range: { readonly from?: string | undefined; readonly to?: string | undefined },
  ) {
    super(ComplaintFiguresChosenEvent.type);
    this.filters = filters;
    this.from = range.from;
    this.to = range.to;
  }
}

declare global {
  interface HTMLElementEventMap {
    'complaint-figures-chosen': ComplaintFiguresChosenEvent;
  }
}
