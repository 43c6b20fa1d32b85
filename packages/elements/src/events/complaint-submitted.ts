/** The desk has the complaint. */
export class ComplaintSubmittedEvent extends Event {
  /** Of the case, e.g. `R-2026-000123`. */
  readonly number: string;
  /** The secret that opens the case to its customer. */
  readonly receipt: string;

  constructor(number: string, receipt: string) {
    super('complaint-submitted');
    this.number = number;
    this.receipt = receipt;
  }
}

declare global {
  interface HTMLElementEventMap {
    'complaint-submitted': ComplaintSubmittedEvent;
  }
}
