import type { CaseDetail } from '@redress/desk';
import type { Words } from '../words.ts';
import { printAlone, type Paper } from './print-alone.ts';
import { renderRecord } from './record.ts';

/** Prints a case's record and processing form. `by` and `at` tell who printed it, and when. */
export function printRecord(
  detail: CaseDetail,
  words: Words,
  { by, at, ...paper }: Paper & { readonly by: string; readonly at: string },
): void {
  printAlone(renderRecord(detail, words, { by, at }), paper);
}
