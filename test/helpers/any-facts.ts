import type { CaseFacts } from '@redress/cases';
import fc from 'fast-check';
import { factsRow } from './facts.ts';

const instant = fc
  .integer({ min: Date.UTC(2026, 7, 20), max: Date.UTC(2026, 11, 10) })
  .map((at) => new Date(at).toISOString());
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null, freq: 3 });
const written = fc.oneof({ weight: 9, arbitrary: instant }, { weight: 1, arbitrary: fc.constant('31/12/2026') });
const rating = maybe(fc.integer({ min: 1, max: 5 }));
const flag = fc.boolean();

/**
 * Rows of some weeks of autumn 2026: few customers and values, so that they meet; times in any order, and now and then
 * something that can't be.
 */
export const anyFacts: fc.Arbitrary<CaseFacts> = fc
  .record({
    id: fc.integer({ min: 1, max: 24 }).map(String),
    state: fc.constantFrom(
      'received',
      'investigating',
      'follow-up',
      'closed',
      'closed',
      'closed',
      'withdrawn',
      'merged',
    ),
    channel: fc.constantFrom('web', 'phone', 'pigeon'),
    category: fc.constantFrom('product', 'service'),
    subcategory: maybe(fc.constantFrom('product.quality', 'product.design')),
    department: fc.constantFrom('care', 'quality'),
    customer: maybe(fc.constantFrom('ann', 'ben')),
    receivedAt: written,
    respondedAt: maybe(written),
    resolvedAt: maybe(written),
    dueAt: maybe(written),
    pausedAt: maybe(instant),
    breached: flag,
    onTime: maybe(flag),
    reopened: fc.integer({ min: 0, max: 2 }),
    reopenedAt: maybe(instant),
    disputed: fc.integer({ min: 0, max: 1 }),
    remedyAmount: maybe(fc.double({ min: 0, max: 1000, noNaN: true })),
    remedyCurrency: maybe(fc.constantFrom('EUR', 'EUR', 'CNY')),
    contactAttempts: fc.integer({ min: 0, max: 2 }),
    contactReached: maybe(flag),
    surveyedAt: maybe(instant),
    attitude: rating,
    timeliness: rating,
    clarity: rating,
    fairness: rating,
    overall: maybe(fc.integer({ min: 0, max: 6 })),
    nps: maybe(fc.integer({ min: -1, max: 11 })),
    ces: maybe(fc.integer({ min: 1, max: 7 })),
  })
  .map(factsRow);
