import { apply, type Case, type CaseEvent } from '@redress/cases';
import type { AbsorbedCase } from './answers.ts';
import type { CaseLog } from './case-log.ts';
import { DeskError } from './desk-error.ts';
import type { Store } from './ports.ts';

/** How many merged cases' histories are shown with the case that goes on. */
const mostShown = 20;

const system = { role: 'system' } as const;

/** A log's event as staff may see it. */
export const withoutReceipt = (event: CaseEvent): CaseEvent =>
  event.type === 'complaint-received' ? { ...event, receiptHash: '' } : event;

/** Tells the case that goes on what was merged into it; told twice, it says so once. */
export async function absorb(log: CaseLog, caseId: string, number: string): Promise<void> {
  await log.change(caseId, ({ it }) => {
    const outcome = apply(it, { type: 'absorb', number }, { actor: system, now: log.instant(it) });
    if ('refused' in outcome) throw new DeskError('refused', { reason: outcome.refused.code });
    return outcome.events;
  });
}

/** The cases that were merged into this one, each with its own log; one that was reopened since is its own again. */
export async function absorbedBy(log: CaseLog, store: Pick<Store, 'caseId'>, it: Case): Promise<AbsorbedCase[]> {
  const found = await Promise.all(
    (it.absorbed ?? []).slice(-mostShown).map(async (number) => {
      const id = await store.caseId({ number });
      const loaded = id === undefined ? undefined : await log.load(id);
      if (loaded?.it.state !== 'merged' || loaded.it.mergedInto !== it.number) return undefined;
      const { complaint, messages } = loaded.it;
      return { number, complaint, messages, events: loaded.events.map(withoutReceipt) };
    }),
  );
  return found.filter((each) => each !== undefined);
}
