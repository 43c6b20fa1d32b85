import type { Complaint } from '@redress/cases';

/** A complaint is about to be sent. Cancelable: the site may send it its own way; the draft stays. */
export class ComplaintSubmitEvent extends Event {
  /** Without its attachments, which are uploaded first. */
  readonly complaint: Complaint;

  constructor(complaint: Complaint) {
    super('complaint-submit', { cancelable: true });
    this.complaint = complaint;
  }
}

declare global {
  interface HTMLElementEventMap {
    'complaint-submit': ComplaintSubmitEvent;
  }
}
