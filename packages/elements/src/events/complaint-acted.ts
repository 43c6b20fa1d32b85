import type { CustomerAction } from '@redress/cases';

/** A customer did something to a case, and the desk has taken it. */
export class ComplaintActedEvent extends Event {
  readonly action: CustomerAction;

  constructor(action: CustomerAction) {
    super('complaint-acted');
    this.action = action;
  }
}

declare global {
  interface HTMLElementEventMap {
    'complaint-acted': ComplaintActedEvent;
  }
}
