const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
/** Time zones are well defined in these years; anything outside them is a slip of an import. */
const least = Date.UTC(1900, 0, 1);
const most = Date.UTC(2200, 0, 1);

/** An RFC 3339 instant of the years 1900 to 2199 as milliseconds since 1970; else `NaN`. */
export function parseInstant(text: string | null): number {
  if (text === null || !rfc3339.test(text)) return NaN;
  const at = Date.parse(text);
  return at >= least && at < most ? at : NaN;
}
