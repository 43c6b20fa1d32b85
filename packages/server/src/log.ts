/** One line of a structured log. Never given bodies, receipts, passwords or query strings. */
export type Log = (level: 'info' | 'warn' | 'error', event: string, fields?: Readonly<Record<string, unknown>>) => void;

/** A log of one JSON object a line. */
export const jsonLog =
  (write: (line: string) => void): Log =>
  (level, event, fields = {}) => {
    write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })}\n`);
  };
