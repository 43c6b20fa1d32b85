import { erasedText, type CaseEvent } from '@redress/cases';
import type { Expiry } from '@redress/rules';
import type { CaseRow } from './case-row.ts';
import type { Change, Derived, Upload } from './ports.ts';

/** What a store does so that customers can ask for their data, and be forgotten. */
export interface Erasures {
  /** Ids of the cases of a customer who is known by one of these names, newest first. */
  casesOf(names: readonly string[]): Promise<string[]>;
  /** Ids of cases that have expired and are not erased, those that ended first before the others. */
  expired(expiry: Expiry, limit: number): Promise<string[]>;
  /**
   * Appends events as `append` does, and with them removes for good what is personal in all events before, and lets
   * the case's uploads go: they are unclaimed, old and without a name from then on.
   * @param derived of the log as it is then.
   */
  erase(
    caseId: string,
    expectedVersion: number,
    events: readonly CaseEvent[],
    derived: Derived,
  ): Promise<Change | undefined>;
}

/** Whether the personal part of a case is to be erased: the meaning that every store's `expired` must have. */
export function hasExpired(row: CaseRow, { endedBefore, issues, exceptIssues }: Expiry): boolean {
  const issue = row.subcategory ?? row.category;
  return (
    row.endedAt !== null &&
    row.erasedAt === null &&
    Date.parse(row.endedAt) < Date.parse(endedBefore) &&
    (issues?.includes(issue) ?? true) &&
    !exceptIssues?.includes(issue)
  );
}

/** When uploads that were let go count as uploaded: whoever tidies up takes them first. */
export const longAgo = '1970-01-01T00:00:00.000Z';

/** An upload that an erased case had. */
export const letGo = (upload: Upload): Upload => ({ ...upload, name: erasedText, uploadedAt: longAgo, caseId: null });
