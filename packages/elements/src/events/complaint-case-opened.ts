/** The person at the inbox has opened a case, or closed it (`number` is `''`). */
export class ComplaintCaseOpenedEvent extends Event {
  static readonly type = 'complaint-case-opened';
  readonly number: string;

  constructor(number: string) {
    super(ComplaintCaseOpenedEvent.type);
    this.number = number;
  }
}

declare global {
  interface HTMLElementEventMap {
    'complaint-case-opened': ComplaintCaseOpenedEvent;
  }
}
