import * as z from 'zod/mini';
import { caseStates, channels } from '@redress/cases';
import type { ClockOffset } from '@redress/metrics';
import type { CaseRow } from './case-row.ts';

/** Ready-made views of the inbox. `department` is that of who asks; of all where they have none. */
export const queues = [
  'all',
  'open',
  'mine',
  'department',
  'unassigned',
  'due-soon',
  'overdue',
  'waiting',
  'to-approve',
  'to-call-back',
  'ended',
] as const;
export type Queue = (typeof queues)[number];

/** Which cases to list. Absent filters do not narrow; `after` is the `next` of the page before. */
export const caseQuerySchema = z.strictObject({
  queue: z.optional(z.enum(queues)),
  state: z.optional(z.array(z.enum(caseStates))),
  department: z.optional(z.string()),
  handler: z.optional(z.string()),
  severity: z.optional(z.string()),
  category: z.optional(z.string()),
  channel: z.optional(z.enum(channels)),
  product: z.optional(z.string()),
  /** As it was coded last. */
  cause: z.optional(z.string()),
  customer: z.optional(z.string()),
  /** Words that must all occur, in any script. */
  search: z.optional(z.string().check(z.maxLength(200))),
  /** Received on this weekday, 1 is Monday, and in this hour of the day: by the company's clocks. */
  weekday: z.optional(z.int().check(z.minimum(1), z.maximum(7))),
  hour: z.optional(z.int().check(z.minimum(0), z.maximum(23))),
  receivedFrom: z.optional(z.iso.datetime()),
  receivedTo: z.optional(z.iso.datetime()),
  /**
   * `due`: by the working time left, the most overdue first and those without a deadline last. The others: latest first.
   */
  sort: z.optional(z.enum(['due', 'received', 'updated'])),
  after: z.optional(z.string().check(z.maxLength(500))),
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(200))),
});
export type CaseQuery = z.infer<typeof caseQuerySchema>;

export interface ListedCase extends CaseRow {
  /**
   * Until the deadline, in milliseconds, negative when overdue; absent while nothing is due. As of when the page was asked
   * for, in a list by urgency its first page.
   */
  readonly workingTimeLeft?: number;
}

/**
 * One page. `total` counts all that match, up to 10,001, and up to 1,001 of a search for words; `more` says that the
 * counting stopped there: "more than 10,000".
 */
export interface CasePage {
  readonly rows: readonly ListedCase[];
  readonly next?: string;
  readonly total: number;
  readonly more?: boolean;
}

/** A weekday (1 is Monday) and an hour of the day on which a case was received, on clocks of these offsets from UTC. */
export interface LocalTime {
  readonly weekday?: number;
  readonly hour?: number;
  /** In order; the last one holds on. */
  readonly offsets: readonly ClockOffset[];
}

/** What a store is asked: a query whose queue has been spelled out in plain filters. */
export interface RowFilter {
  readonly states?: readonly string[];
  readonly department?: string;
  readonly handler?: string;
  /** No handler yet. */
  readonly unassigned?: boolean;
  readonly severity?: string;
  readonly category?: string;
  readonly channel?: string;
  /** Of the case's facts, as `cause` is. */
  readonly product?: string;
  readonly cause?: string;
  readonly customer?: string;
  readonly localTime?: LocalTime;
  /** Folded words; each must occur in `search`. */
  readonly words?: readonly string[];
  readonly receivedFrom?: string;
  readonly receivedTo?: string;
  readonly dueBefore?: string;
  readonly dueFrom?: string;
  /** As in `CaseRow`. */
  readonly dueCalendar?: string;
  /** Proposals of this person are left out. */
  readonly notProposedBy?: string;
}

/** The order of a list, and where a page begins: the sort value and id of the last row before it. */
export interface RowOrder {
  readonly by: 'dueAt' | 'receivedAt' | 'updatedAt';
  readonly descending: boolean;
  readonly after?: { readonly value: string | null; readonly id: string };
  readonly limit: number;
}
