import { createDesk, type Desk } from '../desk.ts';
import { LocalFeed } from '../memory/local-feed.ts';
import { MemoryFiles } from '../memory/memory-files.ts';
import { MemoryStore } from '../memory/memory-store.ts';
import type { Files, Secrets, Store } from '../ports.ts';
import type { Staff } from '../answers.ts';

export const ann: Staff = { id: 'ann', name: 'Ann', roles: ['handler'], department: 'care' };
export const sam: Staff = { id: 'sam', name: 'Sam', roles: ['supervisor', 'dispatcher'] };
export const ada: Staff = { id: 'ada', name: 'Ada', roles: ['admin'] };

/** A small policy whose windows and deadlines are easy to reckon with. */
export const samplePolicy = {
  format: 'redress-policy/1',
  name: 'Sample',
  severities: ['low', 'high'],
  departments: [{ id: 'care' }, { id: 'quality' }],
  categories: [{ id: 'product', children: [{ id: 'product.quality' }] }, { id: 'service' }],
  facts: { injury: { type: 'boolean' } },
  defaults: {
    severity: 'low',
    department: 'care',
    deadlines: [
      { clock: 'respond', within: '2 days', at: 'same time' },
      { clock: 'resolve', within: '10 days', at: 'same time', pausable: true },
    ],
  },
  rules: [
    {
      name: 'injury-is-high',
      stage: 'severity',
      conditions: { all: [{ fact: 'injury', operator: 'equal', value: true }] },
      event: { type: 'severity', params: { severity: 'high' } },
    },
    {
      name: 'quality',
      stage: 'department',
      conditions: { all: [{ fact: 'category', operator: 'equal', value: 'product' }] },
      event: { type: 'department', params: { department: 'quality' } },
    },
  ],
  workflow: {
    approval: { required: { any: [{ fact: 'cost', operator: 'greaterThan', value: 100 }] } },
    offerWindow: '7 days',
    reopenWindow: '30 days',
  },
};

export interface TestDesk {
  readonly desk: Desk;
  readonly store: Store;
  /** Moves the clock on, in milliseconds. */
  readonly pass: (ms: number) => void;
}

/** Ids that count, and receipts that any hash makes: a test can read what it gets. */
function countingSecrets(hash: (content: string | Uint8Array<ArrayBuffer>) => Promise<string>): Secrets {
  let count = 0;
  return {
    id: () => `id-${String(++count).padStart(8, '0')}`,
    receipt: async (caseId) => (await hash(caseId)).toUpperCase().slice(0, 28),
    sha256: hash,
  };
}

/** A whole desk in memory with a published policy, at 2026-03-02T09:00:00Z. */
export async function testDesk(
  hash: (content: string | Uint8Array<ArrayBuffer>) => Promise<string>,
  {
    policy = samplePolicy,
    store = new MemoryStore(),
    files = new MemoryFiles(),
  }: { policy?: unknown; store?: Store; files?: Files } = {},
): Promise<TestDesk> {
  let time = Date.UTC(2026, 2, 2, 9);
  const desk = createDesk({
    store,
    files,
    secrets: countingSecrets(hash),
    feed: new LocalFeed((error) => {
      throw error;
    }),
    now: () => time,
    holidays: () => Promise.resolve([]),
  });
  await desk.publishPolicy(JSON.stringify(policy), { over: 0 }, ada);
  return { desk, store, pass: (ms) => void (time += ms) };
}
