import type { Complaint } from '@redress/cases';
import { fold } from './keywords.ts';
import type { LocalClock } from './local-time.ts';

/** What is known of a complaint beside what it says. */
export interface History {
  /** Earlier complaints of the same customer about the same issue. */
  readonly repeatCount?: number | undefined;
}

/** What facts are read from while one decision is made. */
export interface FactSource {
  readonly complaint: Complaint;
  /** Milliseconds since 1970 in UTC. */
  readonly now: number;
  readonly history: History | undefined;
  readonly clock: LocalClock;
  severity: string | undefined;
  department: string | undefined;
}

export type ReadFact = (source: FactSource) => unknown;

/** Every fact that a complaint has without the policy declaring it. */
export const builtInFacts: Readonly<Record<string, ReadFact>> = {
  channel: ({ complaint }) => complaint.channel,
  category: ({ complaint }) => complaint.category,
  subcategory: ({ complaint }) => complaint.subcategory,
  title: ({ complaint }) => complaint.title,
  description: ({ complaint }) => complaint.description,
  text: ({ complaint }) => fold(`${complaint.title}\n${complaint.description}`),
  desiredRemedy: ({ complaint }) => complaint.desiredRemedy,
  occurredAt: ({ complaint }) => complaint.occurredAt,
  product: ({ complaint }) => complaint.product,
  orderRef: ({ complaint }) => complaint.orderRef,
  amount: ({ complaint }) => complaint.amount,
  currency: ({ complaint }) => complaint.currency,
  location: ({ complaint }) => complaint.location,
  consent: ({ complaint }) => complaint.consent,
  submittedBy: ({ complaint }) => complaint.submittedBy,
  anonymous: ({ complaint }) => complaint.customer === undefined,
  customerName: ({ complaint }) => complaint.customer?.name,
  customerEmail: ({ complaint }) => complaint.customer?.email,
  customerPhone: ({ complaint }) => complaint.customer?.phone,
  customerRef: ({ complaint }) => complaint.customer?.ref,
  customerTier: ({ complaint }) => complaint.customer?.tier,
  customerPreferredContact: ({ complaint }) => complaint.customer?.preferredContact,
  customerLanguage: ({ complaint }) => complaint.customer?.language,
  customerVulnerable: ({ complaint }) => complaint.customer?.vulnerable,
  attachmentCount: ({ complaint }) => complaint.attachments?.length ?? 0,
  repeatCount: ({ history }) => history?.repeatCount ?? 0,
  receivedWeekday: ({ now, clock }) => clock.weekday(now),
  receivedHour: ({ now, clock }) => clock.hour(now),
  daysSinceOccurred: ({ complaint, now, clock }) => clock.daysSince(complaint.occurredAt, now),
  severity: ({ severity }) => severity,
  department: ({ department }) => department,
};

const unknownFact: ReadFact = () => undefined;

/**
 * How to read a fact. One that is neither built in nor declared by the policy is never there,
 * as with json-rules-engine's `allowUndefinedFacts`.
 */
export function factReader(name: string, declared: (name: string) => boolean): ReadFact {
  if (Object.hasOwn(builtInFacts, name)) return builtInFacts[name] ?? unknownFact;
  if (!declared(name)) return unknownFact;
  return ({ complaint: { fields } }) =>
    fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
}
