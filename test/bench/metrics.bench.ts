import type { CaseFacts } from '@redress/cases';
import { createColumns, flow, kpiIds, pareto, query, series, type Columns } from '@redress/metrics';
import { factsRow } from '../helpers/facts.ts';

const context = { timeZone: 'America/New_York', now: '2026-11-22T00:00:00Z' };
const year = { from: '2025-11-01', to: '2026-11-01' };
const spanMs = 2 * 365 * 86_400_000;
const newest = Date.parse(context.now);

/** Mulberry32: the same rows each run. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A two-year history: skewed handling times, a tenth still open, a third surveyed, a few who come again. */
function* generate(count: number): Generator<CaseFacts> {
  const random = randomOf(1);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() ** 1.5 * values.length)]!;
  const categories = Array.from({ length: 40 }, (_, index) => `category-${index}`);
  const products = Array.from({ length: 120 }, (_, index) => `product-${index}`);
  const handlers = Array.from({ length: 60 }, (_, index) => `handler-${index}`);
  const at = (ms: number): string => new Date(ms).toISOString();
  for (let index = 0; index < count; index++) {
    const received = newest - Math.floor(random() * spanMs);
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

/** The median of several runs, in milliseconds, after one to warm up. */
function timed(run: () => unknown): number {
  run();
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[2]!;
}

/** What a dashboard asks for at once: cards with comparison, trends, shares, Pareto, heat map, handlers, backlog. */
function dashboard(columns: Columns): void {
  const asked = { ...context, ...year };
  const cards = [
    'received',
    'open',
    'left',
    'resolved',
    'on-time-rate',
    'first-response-time-median',
    'handling-time-median',
    'handling-time-p90',
    'satisfaction',
    'csat',
    'nps',
    'repeat-rate',
  ] as const;
  query(columns, { ...asked, kpis: cards, compare: true });
  series(columns, 'received', { ...asked, unit: 'day' });
  query(columns, { ...asked, kpis: ['received'], by: ['channel'] });
  query(columns, { ...asked, kpis: ['received'], by: ['category'] });
  pareto(columns, asked);
  query(columns, { ...asked, kpis: ['received'], by: ['weekday', 'hour'] });
  query(columns, { ...asked, kpis: ['resolved', 'handling-time-median', 'satisfaction'], by: ['handler'] });
  flow(columns, { ...asked, unit: 'month' });
}

/** Milliseconds per figure and per dashboard, over tenfold growing numbers of cases. */
export default async function run(print: (line: string) => void, sizes = [10_000, 100_000, 1_000_000]): Promise<void> {
  for (const size of sizes) {
    const columns = createColumns();
    let spent = 0;
    for (const row of generate(size)) {
      const start = performance.now();
      columns.upsert(row);
      spent += performance.now() - start;
    }
    print(`metrics, ${size.toLocaleString('en')} cases: columns filled in ${spent.toFixed(0)} ms`);
    const show = (name: string, ms: number): void => {
      print(`  ${name.padEnd(44)} ${ms.toFixed(2).padStart(9)} ms`);
    };
    for (const kpi of kpiIds)
      show(
        kpi,
        timed(() => query(columns, { ...context, ...year, kpis: [kpi] })),
      );
    show(
      'all figures at once',
      timed(() => query(columns, { ...context, ...year, kpis: kpiIds })),
    );
    show(
      'received by day of 12 months',
      timed(() => series(columns, 'received', { ...context, ...year, unit: 'day' })),
    );
    const byBoth = { ...context, ...year, kpis: ['received', 'on-time-rate'], by: ['channel', 'month'] } as const;
    show(
      'received and on-time rate by channel, month',
      timed(() => query(columns, byBoth)),
    );
    show(
      'the whole dashboard',
      timed(() => {
        dashboard(columns);
      }),
    );
    await Promise.resolve();
  }
}
