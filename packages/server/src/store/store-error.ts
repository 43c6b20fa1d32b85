/** What can be the matter with a data folder, a database or the place of the files. */
export type StoreErrorCode =
  | 'data-dir-in-use'
  | 'data-dir-unusable'
  | 'database-too-old'
  | 'database-unreachable'
  | 'files-unusable'
  /** The database was left by an older version. */
  | 'layout-behind'
  /** What is personal was changed, moved, or needs a key that is not there. */
  | 'personal-unreadable'
  | 'encryption-key-invalid'
  | 'encryption-key-missing'
  | 'encryption-key-wrong'
  /** There are keys, for a desk that was kept without. */
  | 'encryption-not-set-up';

/** A store that could not be opened. `params` names the folder (`dir`) or the version (`version`) it is about. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  readonly params: Readonly<Record<string, unknown>>;

  constructor(code: StoreErrorCode, params: Readonly<Record<string, unknown>> = {}, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.code = code;
    this.params = params;
  }
}
