import type { Columns } from './columns.ts';
import { fitting } from './flags.ts';
import type { Filters, MetricsContext, Period } from './metrics-query.ts';
import { planQuery } from './plan.ts';
import { layOut } from './sheet.ts';

/** Why a case is still open, beyond its state. */
export type UnresolvedReason = 'overdue' | 'paused' | 'reopened' | 'disputed' | 'no-handler';

export interface UnresolvedCase {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly category: string;
  readonly severity: string;
  readonly department: string;
  readonly handler: string | null;
  readonly receivedAt: string | null;
  readonly dueAt: string | null;
  /** Since receipt, in whole days. */
  readonly age: number | null;
  readonly reasons: readonly UnresolvedReason[];
}

export interface Unresolved {
  readonly total: number;
  readonly overdue: number;
  /** Overdue ones first, then the oldest. */
  readonly cases: readonly UnresolvedCase[];
}

export interface UnresolvedQuery extends MetricsContext, Pick<Period, 'to'> {
  readonly filters?: Filters;
  /** How many cases to list; 100 unless given. */
  readonly most?: number;
}

const isoOf = (at: number): string | null => (Number.isNaN(at) ? null : new Date(at).toISOString());

const ageOf = (received: number, now: number): number | null =>
  Number.isNaN(received) ? null : Math.max(0, Math.floor((now - received) / 86_400_000));

/**
 * The cases received before the end of the period that are open now.
 * @throws MetricsError as `query`
 */
export function unresolved(columns: Columns, { most = 100, ...asked }: UnresolvedQuery): Unresolved {
  const plan = planQuery({ ...asked, kpis: [] });
  const sheet = layOut(columns, plan);
  const { keys } = columns.profiles.dictionary;
  const is = {
    ended: fitting(keys, { ended: true }),
    paused: fitting(keys, { paused: true }),
    reopened: fitting(keys, { reopened: true }),
    disputed: fitting(keys, { disputed: true }),
  };
  const profile = (row: number): number => columns.profiles.codes[row] ?? 0;
  const due = (row: number): number => columns.times.due.values[row] ?? NaN;
  const received = (row: number): number => columns.times.received.values[row] ?? NaN;
  const overdue = (row: number): boolean => due(row) < plan.now && !is.paused[profile(row)];
  const open = [...sheet.rows('received')].filter((row) => !is.ended[profile(row)]);
  const since = (row: number): number => (Number.isNaN(received(row)) ? 0 : received(row));
  const rank = (row: number): number => (overdue(row) ? 0 : 1);
  open.sort((a, b) => rank(a) - rank(b) || since(a) - since(b) || (columns.idAt(a) < columns.idAt(b) ? -1 : 1));
  const reasonsOf = (row: number): UnresolvedReason[] => [
    ...(overdue(row) ? (['overdue'] as const) : []),
    ...(['paused', 'reopened', 'disputed'] as const).filter((name) => is[name][profile(row)]),
    ...(columns.keyAt(row, 'handler') === null ? (['no-handler'] as const) : []),
  ];
  const cases = open.slice(0, most).map((row): UnresolvedCase => ({
    id: columns.idAt(row),
    number: columns.numberAt(row),
    state: columns.keyAt(row, 'state') ?? '',
    category: columns.keyAt(row, 'category') ?? '',
    severity: columns.keyAt(row, 'severity') ?? '',
    department: columns.keyAt(row, 'department') ?? '',
    handler: columns.keyAt(row, 'handler'),
    receivedAt: isoOf(received(row)),
    dueAt: isoOf(due(row)),
    age: ageOf(received(row), plan.now),
    reasons: reasonsOf(row),
  }));
  return { total: open.length, overdue: open.filter(overdue).length, cases };
}
