import type { StaffDesk } from '@redress/client';
import type { DashboardQuery } from '@redress/desk';
import { isKpiId, type Dashboard, type MetricsAnswer } from '@redress/metrics';
import { bucketOf, type DayRange } from '../kpi/period.ts';

/** Asks for all figures of a dashboard at once; cards that there are not are left out. */
export function dashboardFigures(
  desk: StaffDesk,
  cards: readonly string[],
  range: DayRange,
  filters: NonNullable<DashboardQuery['filters']>,
): Promise<Dashboard> {
  const known = cards.filter(isKpiId);
  return desk.dashboard({
    unit: bucketOf(range),
    ...range,
    ...(known.length && { cards: known }),
    ...(Object.keys(filters).length && { filters }),
  });
}

/** A card's share of the answer. */
export const cardFigures = ({
  cards,
  courses,
  ...context
}: Dashboard): { readonly total: MetricsAnswer; readonly course: MetricsAnswer } => ({
  total: { ...context, ...cards },
  course: { ...context, ...courses },
});
