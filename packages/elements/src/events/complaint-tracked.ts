import type { CustomerView } from '@redress/cases';

/** A tracker shows a case, or shows it anew because it changed. */
export class ComplaintTrackedEvent extends Event {
  readonly case: CustomerView;

  constructor(view: CustomerView) {
    super('complaint-tracked');
    this.case = view;
  }
}

declare global {
  interface HTMLElementEventMap {
    'complaint-tracked': ComplaintTrackedEvent;
  }
}
