import { randomUUID } from 'node:crypto';
import { joinPersonal, splitPersonal, type CaseEvent, type Personal } from '@redress/cases';
import { leafOf, sha256 } from './chain.ts';
import type { Protection } from './protection.ts';
import type { EventsTable, PersonalTable } from './tables.ts';

/** An event as two rows: what stays, and what may be erased. */
export interface EventRows {
  readonly event: Omit<EventsTable, 'hash'>;
  /** What `link` makes the event's hash of. */
  readonly leaf: string;
  readonly personal?: PersonalTable;
}

/** Where a personal part stands, for its encryption. */
export const partPlace = (caseId: string, version: number): string => `personal/${caseId}/${String(version)}`;

/** A personal part with a salt of its own, so that the commitment to a short one cannot be guessed back. */
const salted = (values: Personal): string => JSON.stringify({ salt: randomUUID(), values });

/** Rows of the log, numbered on from `after`. */
export function eventRows(
  caseId: string,
  after: number,
  events: readonly CaseEvent[],
  protection: Protection,
): EventRows[] {
  return events.map((whole, index) => {
    const version = after + index + 1;
    const { event, personal: values } = splitPersonal(whole);
    const part = values && salted(values);
    const commitment = part === undefined ? null : sha256(part);
    const row = { caseId, version, at: event.at, type: event.type, body: JSON.stringify(event), commitment };
    return {
      event: row,
      leaf: leafOf(row),
      ...(part !== undefined && {
        personal: { caseId, version, body: protection.conceal(part, partPlace(caseId, version)) },
      }),
    };
  });
}

export interface KeptEvent {
  readonly caseId: string;
  readonly version: number;
  readonly body: string;
  /** The personal part as it is kept; `null` when there is none, or none any more. */
  readonly part: string | null;
}

/** The event as it happened, as far as it is still known. */
export function readEvent({ caseId, version, body, part }: KeptEvent, protection: Protection): CaseEvent {
  const event = JSON.parse(body) as CaseEvent;
  if (part === null) return event;
  const { values } = JSON.parse(protection.reveal(part, partPlace(caseId, version))) as { values: Personal };
  return joinPersonal(event, values);
}
