import type { Decision } from '../src/decision.ts';
import type { CaseEvent } from '../src/events.ts';

/** Of all clocks of the model, in milliseconds since 1970. */
export const start: number = Date.UTC(2026, 0, 5, 9);
export const hour = 3_600_000;
export const instant = (ms: number): string => new Date(ms).toISOString();

export const decisionAt = (now: number): Decision => ({
  severity: 'low',
  department: 'care',
  deadlines: [
    {
      clock: 'respond',
      due: instant(now + 20 * hour),
      within: '20 hours',
      proof: [],
      escalations: [
        { rule: 'warn', at: instant(now + 15 * hour), when: { before: '5 hours' } },
        { rule: 'gone', at: instant(now + 20 * hour), when: 'due' },
        { rule: 'move', at: instant(now + 22 * hour), when: { after: '2 hours' } },
      ],
    },
    {
      clock: 'resolve',
      due: instant(now + 90 * hour),
      within: '90 hours',
      pausable: true,
      proof: [],
      escalations: [{ rule: 'warn', at: instant(now + 60 * hour), when: { before: '30 hours' } }],
    },
  ],
  reasons: [],
  missing: [],
  policy: { name: 'Model', version: 1, hash: '0' },
});

const received: CaseEvent = {
  type: 'complaint-received',
  at: instant(start),
  actor: { role: 'customer' },
  id: 'c1',
  number: 'R-2026-000001',
  receiptHash: 'h',
  complaint: { channel: 'web', category: 'product', title: 'Broken', description: 'It broke.' },
};

/** The case as it is before anybody has done anything. */
export const begun: readonly CaseEvent[] = [
  received,
  { type: 'decision-made', at: instant(start), actor: { role: 'system' }, decision: decisionAt(start) },
];
