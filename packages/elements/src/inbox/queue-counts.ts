import type { StaffDesk } from '@redress/client';
import type { Queue, Staff } from '@redress/desk';
import { countQueues } from './case-list-model.ts';
import { queuesFor } from './list-controls.ts';

/** How many cases each queue holds, as last counted. */
export class QueueCounts {
  all: ReadonlyMap<Queue, number> = new Map();

  /** @param also what is counted at the same time */
  async count(desk: StaffDesk, staff: Staff, also: () => Promise<void>): Promise<void> {
    try {
      [this.all] = await Promise.all([countQueues(desk, queuesFor(staff)), also()]);
    } catch (error) {
      // The list's own request tells of the fault; a count that is out of date is no reason for a second notice.
      if ((error as { code?: unknown }).code === undefined) throw error;
    }
  }
}
