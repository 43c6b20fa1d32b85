import type { Attachment, Complaint } from './complaint.ts';
import type { Decision, PlannedEscalation, ProofLine } from './decision.ts';
import type { Actor, ContactAttempt, Proposal, Survey } from './shapes.ts';
import type { CaseState, LinkKind, Notified, Outcome } from './vocabulary.ts';

/** A running or finished deadline. All times are RFC 3339 in UTC. */
export interface Clock {
  readonly kind: string;
  /** The cycle that started it; a reopening starts new clocks and keeps the old. */
  readonly cycle: number;
  readonly startedAt: string;
  readonly dueAt: string;
  readonly within: string;
  readonly pausable: boolean;
  readonly calendar?: string;
  readonly rule?: string;
  readonly law?: string;
  readonly pausedAt?: string;
  readonly metAt?: string;
  /** Set once the deadline has passed unmet; never removed. */
  readonly breachedAt?: string;
  readonly extended?: { readonly reason: string; readonly from: string };
  readonly dataEndsAt?: string;
  /** Escalations that have not taken place yet. */
  readonly escalations?: readonly PlannedEscalation[];
  readonly proof: readonly ProofLine[];
}

/** An escalation that took place. */
export interface Escalation {
  /** The policy's rule, and the clock it watches. */
  readonly rule: string;
  readonly clock: string;
  readonly cycle: number;
  /** When it was due, and when it was carried out. */
  readonly firesAt: string;
  readonly at: string;
  readonly late: boolean;
  readonly notify: readonly Notified[];
}

export interface Task {
  readonly id: string;
  readonly title: string;
  readonly owner?: string;
  readonly dueAt?: string;
  readonly doneAt?: string;
}

export interface Message {
  readonly id: string;
  readonly at: string;
  readonly from: 'customer' | 'staff';
  readonly name?: string;
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

/** What colleagues wrote for each other, with the evidence they put beside it. */
export interface Note {
  readonly at: string;
  readonly by: Actor;
  readonly text: string;
  readonly attachments?: readonly Attachment[];
}

export interface Solution {
  readonly proposal: Proposal;
  readonly proposedBy: Actor;
  readonly proposedAt: string;
  readonly approvals: readonly { readonly by: Actor; readonly at: string }[];
  /** The decision was communicated to the customer at this time. */
  readonly offeredAt?: string;
  /** After this the offer counts as accepted. */
  readonly offerUntil?: string;
  readonly acceptedAt?: string;
}

export interface Waiting {
  readonly for: 'customer' | 'third-party';
  readonly question: string;
  readonly since: string;
  readonly until?: string;
}

/** A case, derived from its events by `reduce`. `version` is the number of its events. */
export interface Case {
  readonly id: string;
  readonly number: string;
  readonly receiptHash: string;
  readonly version: number;
  readonly state: CaseState;
  /** 1 at first; a reopening adds one. */
  readonly cycle: number;
  readonly complaint: Complaint;
  readonly receivedAt: string;
  readonly updatedAt: string;
  readonly severity: string;
  readonly department: string;
  readonly handler?: string;
  readonly decision?: Decision;
  readonly clocks: readonly Clock[];
  readonly cause?: string;
  readonly solution?: Solution;
  readonly waiting?: Waiting;
  readonly outcome?: Outcome;
  readonly messages: readonly Message[];
  readonly notes: readonly Note[];
  readonly tasks: readonly Task[];
  readonly contacts: readonly (ContactAttempt & { readonly at: string; readonly by: Actor })[];
  readonly survey?: Survey & { readonly at: string };
  readonly repeatCount: number;
  readonly mergedInto?: string;
  /** Numbers of the cases that were merged into this one. */
  readonly absorbed?: readonly string[];
  /** Cases that staff said this one belongs to; the latest word about each. */
  readonly links?: readonly { readonly to: string; readonly as: LinkKind }[];
  /** Why it was rejected as inadmissible, disputed, reopened or referred, the latest last. */
  readonly reasons: readonly { readonly at: string; readonly of: string; readonly text: string }[];
  /** Escalations that took place, the latest last. */
  readonly escalations?: readonly Escalation[];
  readonly acknowledgedAt?: string;
  readonly respondedAt?: string;
  readonly closedAt?: string;
  readonly disputes: number;
  readonly imported?: { readonly source: string; readonly onTime?: boolean };
  /** What told who complained has been erased. */
  readonly erased?: { readonly at: string; readonly pseudonym?: string };
}
