/** What can be the matter with a backup, or with where it is to go. */
export type ArchiveErrorCode =
  | 'target-in-use'
  | 'not-a-backup'
  | 'backup-incomplete'
  | 'backup-altered'
  | 'layout-unknown'
  | 'layout-newer'
  | 'copy-differs'
  | 'same-place';

/** `params` names the table, the file or the layout it is about. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  readonly code: ArchiveErrorCode;
  readonly params: Readonly<Record<string, unknown>>;

  constructor(code: ArchiveErrorCode, params: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}
