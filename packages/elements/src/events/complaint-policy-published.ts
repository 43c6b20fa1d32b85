/** A policy was published on the rules page and is in force. */
export class ComplaintPolicyPublishedEvent extends Event {
  static readonly type = 'complaint-policy-published';
  readonly version: number;

  constructor(version: number) {
    super(ComplaintPolicyPublishedEvent.type);
    this.version = version;
  }
}

declare global {
  interface HTMLElementEventMap {
    'complaint-policy-published': ComplaintPolicyPublishedEvent;
  }
}
