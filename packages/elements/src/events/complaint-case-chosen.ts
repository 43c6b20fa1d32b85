/** A case of the report's lists was chosen: the page may open it. */
export class ComplaintCaseChosenEvent extends Event {
  static readonly type = 'complaint-case-chosen';
  readonly number: string;

  constructor(number: string) {
    super(ComplaintCaseChosenEvent.type);
    this.number = number;
  }
}

declare global {
  interface HTMLElementEventMap {
    'complaint-case-chosen': ComplaintCaseChosenEvent;
  }
}
