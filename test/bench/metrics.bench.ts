import { createColumns, dashboard, kpiIds, query, series } from '@redress/metrics';
import { history, newest } from './metrics/any-history.ts';

const context = { timeZone: 'America/New_York', now: new Date(newest).toISOString() };
const year = { from: '2025-11-01', to: '2026-11-01' };

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

const cards = [
  'received',
  'on-time-rate',
  'handling-time-median',
  'first-response-time-median',
  'overdue-open',
  'repeat-rate',
  'satisfaction',
  'csat',
] as const;

/** Milliseconds per figure and per dashboard, over tenfold growing numbers of cases. */
export default async function run(print: (line: string) => void, sizes = [10_000, 100_000, 1_000_000]): Promise<void> {
  for (const size of sizes) {
    const columns = createColumns();
    let spent = 0;
    for (const row of history(size)) {
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
      'the whole dashboard, 12 months by day',
      timed(() => dashboard(columns, { ...context, ...year, cards, unit: 'day' })),
    );
    await Promise.resolve();
  }
}
