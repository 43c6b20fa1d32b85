import type { Issue } from '@redress/cases';

/** Every way the desk says no. A server maps each to one HTTP status, a page to one sentence of its locale. */
export type DeskErrorCode =
  | 'invalid-complaint'
  | 'invalid-command'
  | 'invalid-query'
  | 'invalid-policy'
  | 'invalid-mapping'
  | 'invalid-receipt'
  | 'unknown-receipt'
  | 'unknown-case'
  | 'unknown-view'
  | 'too-many-views'
  | 'unknown-upload'
  | 'unknown-policy-version'
  | 'key-reused'
  | 'version-conflict'
  | 'case-open'
  | 'policy-conflict'
  | 'refused'
  | 'forbidden'
  | 'file-too-large'
  | 'file-type-refused'
  | 'file-empty'
  | 'picture-unreadable'
  | 'invalid-action'
  | 'unknown-action'
  | 'invalid-purchases'
  | 'policy-checks-busy'
  | 'policy-too-heavy'
  | 'no-policy';

/** A refusal with a code, what it is about, and for bad input a pointer to each fault. */
export class DeskError extends Error {
  override readonly name = 'DeskError';
  readonly code: DeskErrorCode;
  readonly params: Readonly<Record<string, unknown>>;
  readonly issues: readonly Issue[];

  constructor(code: DeskErrorCode, params: Readonly<Record<string, unknown>> = {}, issues: readonly Issue[] = []) {
    super(code);
    this.code = code;
    this.params = params;
    this.issues = issues;
  }
}
