const sqliteFull = 13;
/** Of the system, of PostgreSQL (`disk_full`), and of S3-like stores. */
const codes: readonly unknown[] = ['ENOSPC', 'EDQUOT', '53100'];

/** Whether something could not be written for want of room, wherever it was to be written. */
export function isStorageFull(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && codes.includes(cause.code)) return true;
    if ('errcode' in cause && (Number(cause.errcode) & 0xff) === sqliteFull) return true;
  }
  return false;
}
