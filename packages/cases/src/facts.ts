import type { Case } from './case.ts';
import { endStates } from './vocabulary.ts';

/**
 * One case as one flat row: what metrics are computed from and what other people's BI tools read.
 * `null` means not known or not yet. Times are RFC 3339 in UTC.
 */
export interface CaseFacts {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly channel: string;
  readonly category: string;
  readonly subcategory: string | null;
  readonly product: string | null;
  readonly severity: string;
  readonly department: string;
  readonly handler: string | null;
  readonly cause: string | null;
  readonly outcome: string | null;
  readonly language: string | null;
  /** Who complains: the company's number, else e-mail, else phone; `null` when anonymous. */
  readonly customer: string | null;
  readonly receivedAt: string;
  readonly acknowledgedAt: string | null;
  readonly respondedAt: string | null;
  /** When the case ended, whichever way; `null` while it is open, and where an import did not say. */
  readonly resolvedAt: string | null;
  /** The `resolve` clock of the last cycle, else its latest clock. */
  readonly dueAt: string | null;
  /** Since when the clock of `dueAt` stands still. */
  readonly pausedAt: string | null;
  /** Any deadline of any cycle was missed. */
  readonly breached: boolean;
  /** Ended within `dueAt`; while open and not overdue, and where nobody can say, `null`. */
  readonly onTime: boolean | null;
  readonly reopened: number;
  /** The last reopening. */
  readonly reopenedAt: string | null;
  readonly disputed: number;
  readonly remedyType: string | null;
  readonly remedyAmount: number | null;
  readonly remedyCurrency: string | null;
  readonly contactAttempts: number;
  /** `null` when nobody tried. */
  readonly contactReached: boolean | null;
  /** The last failed attempt's result, while the customer was never reached. */
  readonly contactFailure: string | null;
  /** When the survey was answered. */
  readonly surveyedAt: string | null;
  readonly attitude: number | null;
  readonly timeliness: number | null;
  readonly clarity: number | null;
  readonly fairness: number | null;
  readonly overall: number | null;
  readonly nps: number | null;
  readonly ces: number | null;
}

/** An e-mail address as it is compared. */
export const foldEmail = (email: string): string => email.trim().toLowerCase();
/** A telephone number as it is compared: digits, and the plus before a country. */
export const foldPhone = (phone: string): string => phone.replace(/[^\d+]/g, '');

/** Names a customer across complaints; folded, so that one person's spellings meet. */
export function customerKey({ customer }: Case['complaint']): string | null {
  const key = customer?.ref || (customer?.email && foldEmail(customer.email)) || foldPhone(customer?.phone ?? '');
  return key || null;
}

/** What names the customer of a case: their key, or the pseudonym that is left of them. */
export const customerOf = (it: Case): string | null => it.erased?.pseudonym ?? customerKey(it.complaint);

const resolveClock = (it: Case): Case['clocks'][number] | undefined => {
  const clocks = it.clocks.filter((clock) => clock.cycle === it.cycle);
  return clocks.find((clock) => clock.kind === 'resolve') ?? clocks.at(-1);
};

function onTime(it: Case, due: Case['clocks'][number] | undefined): boolean | null {
  if (it.imported) return it.imported.onTime ?? null;
  if (!due) return null;
  if (due.breachedAt !== undefined) return false;
  return due.metAt === undefined ? null : true;
}

function contact({ contacts }: Case): Pick<CaseFacts, 'contactAttempts' | 'contactReached' | 'contactFailure'> {
  const reached = contacts.some(({ result }) => result === 'reached');
  return {
    contactAttempts: contacts.length,
    contactReached: contacts.length ? reached : null,
    contactFailure: reached ? null : (contacts.at(-1)?.result ?? null),
  };
}

/** The row of facts of a case. Pure; the same case gives the same row. */
export function factsOf(it: Case): CaseFacts {
  const { complaint, solution, survey } = it;
  const due = resolveClock(it);
  return {
    id: it.id,
    number: it.number,
    state: it.state,
    channel: complaint.channel,
    category: complaint.category,
    subcategory: complaint.subcategory ?? null,
    product: complaint.product ?? null,
    severity: it.severity,
    department: it.department,
    handler: it.handler ?? null,
    cause: it.cause ?? null,
    outcome: it.outcome ?? null,
    language: complaint.customer?.language ?? null,
    customer: customerOf(it),
    receivedAt: it.receivedAt,
    acknowledgedAt: it.acknowledgedAt ?? null,
    respondedAt: it.respondedAt ?? null,
    resolvedAt: endStates.includes(it.state) ? (it.closedAt ?? null) : null,
    dueAt: due?.dueAt ?? null,
    pausedAt: due?.pausedAt ?? null,
    breached: it.clocks.some((clock) => clock.breachedAt !== undefined),
    onTime: onTime(it, due),
    reopened: it.cycle - 1,
    reopenedAt: it.reasons.findLast(({ of }) => of === 'reopened')?.at ?? null,
    disputed: it.disputes,
    remedyType: solution?.acceptedAt ? solution.proposal.remedy.type : null,
    remedyAmount: solution?.acceptedAt ? (solution.proposal.remedy.amount ?? null) : null,
    remedyCurrency: solution?.acceptedAt ? (solution.proposal.remedy.currency ?? null) : null,
    ...contact(it),
    surveyedAt: survey?.at ?? null,
    attitude: survey?.attitude ?? null,
    timeliness: survey?.timeliness ?? null,
    clarity: survey?.clarity ?? null,
    fairness: survey?.fairness ?? null,
    overall: survey?.overall ?? null,
    nps: survey?.nps ?? null,
    ces: survey?.ces ?? null,
  };
}
