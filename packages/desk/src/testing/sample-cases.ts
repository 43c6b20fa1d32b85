import { evolve, reduce, type Case, type CaseEvent, type Complaint } from '@redress/cases';
import { derivedOf } from '../case-log.ts';
import type { Derived, NewCase } from '../ports.ts';

const system = { role: 'system' } as const;
const decided = { name: 'Sample', version: 1, hash: '0'.repeat(16) };

export interface SampleOptions {
  readonly at?: string;
  readonly dueAt?: string;
  /** What the deadline is counted by. */
  readonly calendar?: string;
  readonly department?: string;
  readonly key?: string;
  readonly uploads?: readonly string[];
  readonly complaint?: Partial<Complaint>;
}

/** A new case for a store to keep: received, decided, acknowledged, assigned. `n` makes it one of its own. */
export function sampleCase(n: number, options: SampleOptions = {}): NewCase {
  const { at = new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString(), department = 'care', uploads = [] } = options;
  const id = `case-${String(n).padStart(6, '0')}`;
  const dueAt = options.dueAt ?? new Date(Date.parse(at) + 86_400_000).toISOString();
  const complaint: Complaint = {
    channel: 'web',
    category: 'product',
    title: `Complaint ${n}`,
    description: 'The kettle leaks.',
    ...options.complaint,
  };
  const by = { at, actor: system };
  const { calendar } = options;
  const deadline = {
    clock: 'resolve',
    due: dueAt,
    within: '1 day',
    ...(calendar !== undefined && { calendar }),
    pausable: true,
    proof: [],
  };
  const events: CaseEvent[] = [
    {
      type: 'complaint-received',
      at,
      actor: { role: 'customer' },
      id,
      number: `R-2026-${String(n).padStart(6, '0')}`,
      receiptHash: `hash-${n}`,
      complaint,
    },
    {
      type: 'decision-made',
      ...by,
      decision: { severity: 'low', department, deadlines: [deadline], reasons: [], missing: [], policy: decided },
    },
    { type: 'acknowledged', ...by },
    { type: 'assigned', ...by, department },
  ];
  const it = reduce(events);
  const key = options.key ?? `key-of-${n}`;
  return { ...derivedOf(it), events, receiptHash: `hash-${n}`, key, fingerprint: `print-${n}`, uploads };
}

/** What is to be written when events are added to a case. */
export function sampleAppend(events: readonly CaseEvent[], next: readonly CaseEvent[]): Derived {
  return derivedOf(next.reduce<Case>(evolve, reduce(events)));
}

export const sampleNote = (note: string, at = '2026-01-02T00:00:00.000Z'): CaseEvent => ({
  type: 'note-added',
  at,
  actor: { role: 'handler', id: 'h1', name: 'Ann' },
  note,
});
