import type {
  Case,
  CaseEvent,
  CommandType,
  Complaint,
  CustomerView,
  Issue,
  Message,
  Refusal,
  Role,
} from '@redress/cases';
import type { Finding } from '@redress/rules';
import type { CaseRow } from './case-row.ts';

/** What a customer gets for a complaint. */
export interface Submitted {
  readonly number: string;
  /** The secret that opens the case to its customer; shown once, kept only as a hash. */
  readonly receipt: string;
  readonly case: CustomerView;
}

/** Who is asking: a member of staff with all roles held. */
export interface Staff {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** A handler of one department sees its cases only; absent means all. */
  readonly department?: string | undefined;
}

/** A case as staff see it. */
export interface CaseDetail {
  /** Without the receipt's hash. */
  readonly case: Omit<Case, 'receiptHash'>;
  readonly events: readonly CaseEvent[];
  /** Commands this person may give now. */
  readonly allowed: readonly CommandType[];
  /** Commands that only a missing condition keeps from them, and which. */
  readonly blocked: readonly { readonly command: CommandType; readonly refused: Refusal }[];
  /** Other cases of the same customer, latest first. */
  readonly related: readonly CaseRow[];
  /** Cases that were merged into this one, with their histories. */
  readonly absorbed: readonly AbsorbedCase[];
}

/** A case that goes on in another one. */
export interface AbsorbedCase {
  readonly number: string;
  readonly complaint: Complaint;
  readonly messages: readonly Message[];
  readonly events: readonly CaseEvent[];
}

/** What the desk says of a policy's text that is not published yet. */
export interface PolicyCheck {
  /** Faults that keep it from being published. */
  readonly issues: readonly Issue[];
  /** What it does that its author may not mean; empty while there are issues. */
  readonly findings: readonly Finding[];
}
