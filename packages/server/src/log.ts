import type { Log } from './http/endpoint.ts';

/** A log of one JSON object a line. */
export const jsonLog =
  (write: (line: string) => void): Log =>
  (level, event, fields = {}) => {
    write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })}\n`);
  };
