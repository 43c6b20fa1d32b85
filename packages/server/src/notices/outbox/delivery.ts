import { createHash } from 'node:crypto';
import type { CaseEventType } from '@redress/cases';
import type { Change } from '@redress/desk';
import type { DeliveriesTable } from '../../store/tables.ts';

export type DeliveryKind = DeliveriesTable['kind'];
/** What a delivery is about: the types of events, or a webhook's trial. */
export type NoticeType = CaseEventType | 'test';

/** Something to be told to somebody, or that was. Holds no words: those are made from the case's log when it is sent. */
export interface Delivery extends Omit<DeliveriesTable, 'types'> {
  readonly types: readonly NoticeType[];
}

/** Whom a change is to be told to, and what of it. */
export interface Draft {
  readonly kind: DeliveryKind;
  readonly target: string;
  readonly types: readonly CaseEventType[];
}

/** The same for a change however often it is looked at: receivers drop by it what comes twice. */
const deliveryId = ({ caseId, version }: Change, { kind, target }: Draft): string => {
  const hash = createHash('sha256').update(JSON.stringify([caseId, version, kind, target]));
  return `msg_${hash.digest('base64url').slice(0, 27)}`;
};

/** A delivery as it is first written. @param now in milliseconds. */
export const rowOf = (change: Change, draft: Draft, now: number): DeliveriesTable => ({
  id: deliveryId(change, draft),
  kind: draft.kind,
  target: draft.target,
  caseId: change.caseId,
  number: change.number,
  version: change.version,
  position: change.position,
  types: JSON.stringify(draft.types),
  at: change.at,
  state: 'waiting',
  attempts: 0,
  nextMs: now,
  leasedUntilMs: null,
  createdMs: now,
  settledMs: null,
  lastError: null,
});

export const readDelivery = ({ types, ...row }: DeliveriesTable): Delivery => ({
  ...row,
  types: JSON.parse(types) as NoticeType[],
});
