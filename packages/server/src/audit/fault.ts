/** What can be wrong with what a store keeps. */
export type FaultCode =
  /** An event is not as it was written. */
  | 'event-changed'
  /** An event is not there that was. */
  | 'event-missing'
  /** An event stands in another's place. */
  | 'event-moved'
  /** A personal part is not what its event was written with. */
  | 'personal-changed'
  /** A personal part is gone, and no erasure says why. */
  | 'personal-missing'
  /** Events tell of a case that has no row. */
  | 'case-missing'
  /** The events are no log that the lifecycle can have written. */
  | 'log-corrupt'
  /** A case's row in lists is not the one that its log gives. */
  | 'row-differs'
  /** A case's row of facts is not the one that its log gives. */
  | 'facts-differ'
  /** Sealed changes are not what they were. */
  | 'seal-broken'
  /** A seal is not there that was. */
  | 'seal-missing'
  /** An entry of the audit trail is not as it was written, or stands in another's place. */
  | 'audit-changed'
  /** An entry of the audit trail is not there that was. */
  | 'audit-missing';

/** Something wrong, and where. */
export interface Fault {
  readonly code: FaultCode;
  readonly caseId?: string;
  readonly number?: string;
  /** Of the first event that is wrong. */
  readonly version?: number;
  readonly params?: Readonly<Record<string, unknown>>;
}
