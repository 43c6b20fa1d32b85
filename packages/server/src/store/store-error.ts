/** Why a store could not be opened or used: `data-dir-in-use`, `data-dir-unusable`, `database-too-old`, `database-unreachable`. */
export type StoreErrorCode = 'data-dir-in-use' | 'data-dir-unusable' | 'database-too-old' | 'database-unreachable';

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
