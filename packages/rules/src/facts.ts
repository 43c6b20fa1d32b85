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
  complaint: Complaint;
  /** Milliseconds since 1970 in UTC. */
  now: number;
  repeatCount: number;
  readonly clock: LocalClock;
  severity: string | undefined;
  department: string | undefined;
}

export type ReadFact = (source: FactSource) => unknown;

/** The facts that a complaint holds as they are; `plainFact` gives them in this order. */
export const plainFacts = [
  'channel',
  'category',
  'subcategory',
  'title',
  'description',
  'desiredRemedy',
  'occurredAt',
  'product',
  'orderRef',
  'amount',
  'currency',
  'location',
  'consent',
  'submittedBy',
  'anonymous',
  'customerName',
  'customerEmail',
  'customerPhone',
  'customerRef',
  'customerTier',
  'customerPreferredContact',
  'customerLanguage',
  'customerVulnerable',
  'attachmentCount',
] as const;

/** The plain fact in a place: a property that loads at once, wherever it stands. */
export function plainFact(complaint: Complaint, place: number): unknown {
  switch (place) {
    case 0:
      return complaint.channel;
    case 1:
      return complaint.category;
    case 2:
      return complaint.subcategory;
    case 3:
      return complaint.title;
    case 4:
      return complaint.description;
    case 5:
      return complaint.desiredRemedy;
    case 6:
      return complaint.occurredAt;
    case 7:
      return complaint.product;
    case 8:
      return complaint.orderRef;
    case 9:
      return complaint.amount;
    case 10:
      return complaint.currency;
    case 11:
      return complaint.location;
    case 12:
      return complaint.consent;
    case 13:
      return complaint.submittedBy;
    case 14:
      return complaint.customer === undefined;
    case 15:
      return complaint.customer?.name;
    case 16:
      return complaint.customer?.email;
    case 17:
      return complaint.customer?.phone;
    case 18:
      return complaint.customer?.ref;
    case 19:
      return complaint.customer?.tier;
    case 20:
      return complaint.customer?.preferredContact;
    case 21:
      return complaint.customer?.language;
    case 22:
      return complaint.customer?.vulnerable;
    case 23:
      return complaint.attachments?.length ?? 0;
  }
  return undefined;
}

/** Every fact that a complaint has without the policy declaring it. */
export const builtInFacts: Readonly<Record<string, ReadFact>> = {
  ...Object.fromEntries(
    plainFacts.map((name, place): [string, ReadFact] => [name, ({ complaint }) => plainFact(complaint, place)]),
  ),
  text: ({ complaint }) => fold(`${complaint.title}\n${complaint.description}`),
  repeatCount: ({ repeatCount }) => repeatCount,
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
  // Only names that every object inherits need the slower question whose the field is.
  if (name in Object.prototype) {
    return ({ complaint: { fields } }) => (fields && Object.hasOwn(fields, name) ? fields[name] : undefined);
  }
  return ({ complaint }) => complaint.fields?.[name];
}
