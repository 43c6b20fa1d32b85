import { erasedText } from '@redress/cases';
import type { Expiry } from '@redress/rules';
import type { CaseRow } from './case-row.ts';
import type { Upload } from './ports.ts';

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
