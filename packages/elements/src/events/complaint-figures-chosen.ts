import type { SavedView } from '@redress/desk';

/** What a chosen mark stands for. */
export interface ChosenFigures {
  readonly filters: Readonly<Record<string, readonly (string | null)[]>>;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly weekday?: number | undefined;
  readonly hour?: number | undefined;
  readonly query: SavedView['query'];
}

/** A bar, point, cell or row of the dashboard or the report was chosen: the page may show the cases behind it. */
export class ComplaintFiguresChosenEvent extends Event {
  static readonly type = 'complaint-figures-chosen';
  /** What the cases have in common, by dimension, e.g. `{ channel: ['web'] }`. */
  readonly filters: ChosenFigures['filters'];
  /** Days of receipt; `to` is not included. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** 1 (Monday) to 7, and 0 to 23, where a cell of weekday and hour was chosen. */
  readonly weekday: number | undefined;
  readonly hour: number | undefined;
  /** The nearest list of cases: an inbox's `view`. */
  readonly query: SavedView['query'];

  constructor({ filters, from, to, weekday, hour, query }: ChosenFigures) {
    super(ComplaintFiguresChosenEvent.type);
    this.filters = filters;
    this.from = from;
    this.to = to;
    this.weekday = weekday;
    this.hour = hour;
    this.query = query;
  }
}

declare global {
  interface HTMLElementEventMap {
    'complaint-figures-chosen': ComplaintFiguresChosenEvent;
  }
}
