/** What was typed so far is saved on the device. */
export class ComplaintDraftSavedEvent extends Event {
  constructor() {
    super('complaint-draft-saved');
  }
}

declare global {
  interface HTMLElementEventMap {
    'complaint-draft-saved': ComplaintDraftSavedEvent;
  }
}
