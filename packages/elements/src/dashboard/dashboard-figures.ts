import type { StaffDesk } from '@redress/client';
import type { FiguresQuery } from '@redress/desk';
import type { MetricsAnswer } from '@redress/metrics';
import { bucketOf, type DayRange } from '../kpi/period.ts';

type Filters = NonNullable<FiguresQuery['filters']>;

/** All answers that one dashboard shows, of one moment. */
export interface DashboardFigures {
  readonly trend: MetricsAnswer;
  readonly channels: MetricsAnswer;
  readonly categories: MetricsAnswer;
  readonly causes: MetricsAnswer;
  readonly severities: MetricsAnswer;
  readonly hours: MetricsAnswer;
  readonly handlers: MetricsAnswer;
}

/** Asks for all figures of a dashboard at once. */
export async function dashboardFigures(desk: StaffDesk, range: DayRange, filters: Filters): Promise<DashboardFigures> {
  const ask = (query: Pick<FiguresQuery, 'kpis' | 'by' | 'fill'>): Promise<MetricsAnswer> =>
    desk.metrics({ ...query, ...range, ...(Object.keys(filters).length && { filters }) });
  const [trend, channels, categories, causes, severities, hours, handlers] = await Promise.all([
    ask({ kpis: ['received', 'resolved'], by: [bucketOf(range)], fill: true }),
    ask({ kpis: ['received'], by: ['channel'] }),
    ask({ kpis: ['received'], by: ['category'] }),
    ask({ kpis: ['received'], by: ['cause'] }),
    ask({ kpis: ['received'], by: ['severity'] }),
    ask({ kpis: ['received'], by: ['weekday', 'hour'] }),
    ask({ kpis: ['received', 'open', 'on-time-rate-due', 'handling-time-median', 'satisfaction'], by: ['handler'] }),
  ]);
  return { trend, channels, categories, causes, severities, hours, handlers };
}
