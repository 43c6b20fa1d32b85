import * as z from 'zod/mini';

/** An instant as RFC 3339 in UTC, e.g. `2026-11-22T16:41:05.000Z`. */
export const instantSchema = z.iso.datetime();
/** A day, e.g. `2026-11-22`. */
export const daySchema = z.iso.date();
