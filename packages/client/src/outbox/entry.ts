import type { Submitted } from '@redress/desk';
import type { OutboxRow, Reason } from '../storage/rows.ts';

/**
 * `queued`: about to be sent; `sending`; `waiting`: did not get through, is tried again by itself; `sent`: the desk
 * has it; `refused`: the desk does not take it, and it has gone back to a draft.
 */
export type OutboxState = 'queued' | 'sending' | 'waiting' | 'sent' | 'refused';

/** A complaint on its way, as a page shows it. */
export interface OutboxEntry {
  /** The idempotency key. */
  readonly key: string;
  readonly form: string;
  readonly state: OutboxState;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** How much of the files has gone, 0 to 1. */
  readonly progress: number;
  /** It would outlive the page. */
  readonly kept: boolean;
  /** Why it is waiting or was refused. */
  readonly reason?: Reason;
  /** When it is tried again, milliseconds since 1970. */
  readonly nextAt?: number;
  /** What the desk answered. */
  readonly submitted?: Submitted;
  /** The draft it has gone back to. */
  readonly draft?: string;
}

/** What a page is told of a row. */
export const entryOf = (
  row: OutboxRow,
  { sending, progress, kept }: { readonly sending: boolean; readonly progress: number; readonly kept: boolean },
): OutboxEntry => ({
  key: row.id,
  form: row.form,
  state: sending ? 'sending' : row.state,
  title: row.submitted?.case.complaint.title ?? row.complaint?.title ?? '',
  createdAt: row.createdAt,
  progress: row.state === 'sent' ? 1 : progress,
  kept,
  ...(row.reason && { reason: row.reason }),
  ...(row.state === 'waiting' && { nextAt: row.nextAt }),
  ...(row.submitted && { submitted: row.submitted }),
});

/** An entry of the outbox changed; `entry` is how it is now. */
export class OutboxEvent extends Event {
  readonly entry: OutboxEntry;
  constructor(entry: OutboxEntry) {
    super('entry');
    this.entry = entry;
  }
}
