/** A dialog was closed; what was typed is kept. */
export class ComplaintCloseEvent extends Event {
  constructor() {
    super('complaint-close');
  }
}

declare global {
  interface HTMLElementEventMap {
    'complaint-close': ComplaintCloseEvent;
  }
}
