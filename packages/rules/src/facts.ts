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
  history: History | undefined;
  readonly clock: LocalClock;
  severity: string | undefined;
  department: string | undefined;
}

export type ReadFact = (source: FactSource) => unknown;

/** The facts that a complaint holds as they are; `readPlainFacts` gives them in this order. */
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

/** Put the plain facts of a complaint into the first places of a list: in one go, as fast as its properties load. */
export function readPlainFacts(complaint: Complaint, values: unknown[]): void {
  const { customer } = complaint;
  values[0] = complaint.channel;
  values[1] = complaint.category;
  values[2] = complaint.subcategory;
  values[3] = complaint.title;
  values[4] = complaint.description;
  values[5] = complaint.desiredRemedy;
  values[6] = complaint.occurredAt;
  values[7] = complaint.product;
  values[8] = complaint.orderRef;
  values[9] = complaint.amount;
  values[10] = complaint.currency;
  values[11] = complaint.location;
  values[12] = complaint.consent;
  values[13] = complaint.submittedBy;
  values[14] = customer === undefined;
  values[15] = customer?.name;
  values[16] = customer?.email;
  values[17] = customer?.phone;
  values[18] = customer?.ref;
  values[19] = customer?.tier;
  values[20] = customer?.preferredContact;
  values[21] = customer?.language;
  values[22] = customer?.vulnerable;
  values[23] = complaint.attachments?.length ?? 0;
}

const plainReader =
  (place: number): ReadFact =>
  ({ complaint }) => {
    const values: unknown[] = [];
    readPlainFacts(complaint, values);
    return values[place];
  };

/** Every fact that a complaint has without the policy declaring it. */
export const builtInFacts: Readonly<Record<string, ReadFact>> = {
  ...Object.fromEntries(plainFacts.map((name, place) => [name, plainReader(place)])),
  text: ({ complaint }) => fold(`${complaint.title}\n${complaint.description}`),
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
  // Only names that every object inherits need the slower question whose the field is.
  if (name in Object.prototype) {
    return ({ complaint: { fields } }) => (fields && Object.hasOwn(fields, name) ? fields[name] : undefined);
  }
  return ({ complaint }) => complaint.fields?.[name];
}
