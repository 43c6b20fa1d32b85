import type { Columns } from './columns.ts';
import type { Filters, MetricsContext, Period } from './metrics-query.ts';
import { planQuery } from './plan.ts';
import { layOut } from './sheet.ts';
import { tally } from './tally.ts';

/** Cases closed in a period, and why some were not put right the first time. */
export interface FirstTimeFix {
  readonly closed: number;
  readonly fixed: number;
  /** Only disputed, only reopened, and both: the rest of those closed. */
  readonly disputed: number;
  readonly reopened: number;
  readonly both: number;
}

/**
 * What is behind `first-time-fix-rate` = fixed / closed.
 * @throws MetricsError as `query`
 */
export function firstTimeFix(columns: Columns, asked: MetricsContext & Period & { filters?: Filters }): FirstTimeFix {
  const count = tally(layOut(columns, planQuery({ ...asked, kpis: [] })), 'resolved');
  const of = (disputed: boolean, reopened: boolean): number => count({ closed: true, disputed, reopened })[0] ?? 0;
  return {
    closed: count({ closed: true })[0] ?? 0,
    fixed: of(false, false),
    disputed: of(true, false),
    reopened: of(false, true),
    both: of(true, true),
  };
}
