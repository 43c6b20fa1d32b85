import { customerOf, endStates, nextDue, type Case, type CaseState } from '@redress/cases';
import { workAhead } from './due-work.ts';

/** A case as one line of a list, and all that lists are filtered, searched and sorted by. */
export interface CaseRow {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly state: CaseState;
  readonly cycle: number;
  readonly title: string;
  readonly category: string;
  readonly subcategory: string | null;
  readonly channel: string;
  readonly severity: string;
  readonly department: string;
  readonly handler: string | null;
  readonly customerName: string | null;
  readonly customerKey: string | null;
  readonly language: string | null;
  readonly receivedAt: string;
  readonly updatedAt: string;
  /** When the case ended; `null` while it is open. */
  readonly endedAt: string | null;
  /** The running clock due next, and its kind. */
  readonly dueAt: string | null;
  readonly dueClock: string | null;
  /** What that clock is counted by: a calendar of the policy, `''` for one without; `null` while nothing is due. */
  readonly dueCalendar: string | null;
  /** When the desk must look at the case by itself: a deadline, an escalation, the end of an offer or of a wait. */
  readonly timerAt: string | null;
  readonly waitingFor: string | null;
  readonly proposedBy: string | null;
  readonly repeatCount: number;
  /** When what told who complained was erased. */
  readonly erasedAt: string | null;
  /** Folded text for search. */
  readonly search: string;
}

/** Case, width and accents folded, so that one word is found however it was typed. */
export const foldText = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').normalize('NFC').toLowerCase();

/** The row of a case. Pure; the same case gives the same row. */
export function rowOf(it: Case): CaseRow {
  const { complaint } = it;
  const due = nextDue(it);
  return {
    id: it.id,
    number: it.number,
    version: it.version,
    state: it.state,
    cycle: it.cycle,
    title: complaint.title,
    category: complaint.category,
    subcategory: complaint.subcategory ?? null,
    channel: complaint.channel,
    severity: it.severity,
    department: it.department,
    handler: it.handler ?? null,
    customerName: complaint.customer?.name ?? null,
    customerKey: customerOf(it),
    language: complaint.customer?.language ?? null,
    receivedAt: it.receivedAt,
    updatedAt: it.updatedAt,
    endedAt: endStates.includes(it.state) ? (it.closedAt ?? it.updatedAt) : null,
    dueAt: due?.dueAt ?? null,
    dueClock: due?.kind ?? null,
    dueCalendar: due ? (due.calendar ?? '') : null,
    timerAt: workAhead(it)[0]?.at ?? null,
    waitingFor: it.waiting?.for ?? null,
    proposedBy: it.state === 'proposed' ? (it.solution?.proposedBy.id ?? null) : null,
    repeatCount: it.repeatCount,
    erasedAt: it.erased?.at ?? null,
    search: foldText(
      [
        it.number,
        complaint.title,
        complaint.description,
        complaint.customer?.name,
        complaint.orderRef,
        complaint.product,
      ]
        .filter(Boolean)
        .join('\n'),
    ).slice(0, 8_000),
  };
}
