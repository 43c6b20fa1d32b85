import type { CaseFacts } from '@redress/cases';
import { factsRow } from '../../helpers/facts.ts';
import { randomSource } from '../../helpers/random.ts';

/** When the history below ends. */
export const newest: number = Date.parse('2026-11-22T00:00:00Z');
const spanMs = 2 * 365 * 86_400_000;

/** A two-year history: skewed handling times, a tenth still open, a third surveyed, a few who come again. */
export function* history(count: number): Generator<CaseFacts> {
  const random = randomSource(1);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() ** 1.5 * values.length)]!;
  const categories = Array.from({ length: 40 }, (_, index) => `category-${index}`);
  const products = Array.from({ length: 120 }, (_, index) => `product-${index}`);
  const handlers = Array.from({ length: 60 }, (_, index) => `handler-${index}`);
  const at = (ms: number): string => new Date(ms).toISOString();
  for (let index = 0; index < count; index++) {
    // Cases are kept in the order in which they came.
    const received = newest - spanMs + Math.floor(((index + random()) / count) * spanMs);
    const resolved = received + Math.floor(-Math.log(1 - random()) * 72 * 3_600_000);
    const ended = random() > 0.1 && resolved < newest;
    const due = received + 7 * 86_400_000;
    const surveyed = ended && random() < 0.3;
    const rating = (): number | null => (surveyed ? 1 + Math.floor(random() * 5) : null);
    yield factsRow({
      id: `case-${index}`,
      state: ended ? 'closed' : 'investigating',
      channel: pick(['web', 'phone', 'email', 'chat', 'social', 'on-site', 'letter', 'other']),
      category: pick(categories),
      product: pick(products),
      department: pick(['care', 'quality', 'logistics', 'billing', 'legal', 'shops']),
      handler: pick(handlers),
      severity: pick(['low', 'medium', 'high', 'critical']),
      cause: ended ? pick(['logistics.late', 'product.quality', 'service.attitude', 'price.charges', 'other']) : null,
      customer: `customer-${Math.floor(random() * count * 0.8)}`,
      receivedAt: at(received),
      respondedAt: at(received + Math.floor(random() * 8 * 3_600_000)),
      resolvedAt: ended ? at(resolved) : null,
      dueAt: at(due),
      onTime: ended ? resolved <= due : due < newest ? false : null,
      breached: resolved > due,
      surveyedAt: surveyed ? at(resolved) : null,
      attitude: rating(),
      timeliness: rating(),
      clarity: rating(),
      fairness: rating(),
      overall: rating(),
      nps: surveyed ? Math.floor(random() * 11) : null,
      ces: surveyed ? 1 + Math.floor(random() * 7) : null,
    });
  }
}
