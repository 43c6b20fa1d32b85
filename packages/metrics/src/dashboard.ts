import type { Columns } from './columns.ts';
import { flowKpis } from './flow.ts';
import type { Kpi } from './kpi.ts';
import type { KpiId } from './kpis.ts';
import type { Dimension, Filters, MetricsContext, MetricsReason, MetricsRow, Period } from './metrics-query.ts';
import { planScope } from './plan.ts';
import { query, queryPair, type Answer } from './query.ts';
import { Scans } from './scans.ts';

export interface DashboardQuery extends MetricsContext, Period {
  /** How the period is cut for what is shown over time. */
  readonly unit: 'day' | 'week' | 'month';
  /** The figures of the cards. */
  readonly cards: readonly KpiId[];
  readonly filters?: Filters;
}

/** Rows of figures; the definitions stand beside them, once for all parts. */
export interface DashboardPart {
  readonly rows: readonly MetricsRow[];
  readonly reasons: readonly MetricsReason[];
}

/** All that a dashboard shows, of one moment. */
export interface Dashboard {
  readonly timeZone: string;
  /** 1 (Monday) to 7 (Sunday). */
  readonly weekStart: number;
  /** As of when. */
  readonly generatedAt: string;
  readonly definitions: readonly Kpi<KpiId>[];
  /** One row; with the period before where both ends of the period are given. */
  readonly cards: DashboardPart;
  /** The cards' figures, unit by unit. */
  readonly courses: DashboardPart;
  /** `flowKpis`, unit by unit. */
  readonly backlog: DashboardPart;
  readonly channels: DashboardPart;
  readonly categories: DashboardPart;
  readonly products: DashboardPart;
  readonly departments: DashboardPart;
  readonly severities: DashboardPart;
  readonly causes: DashboardPart;
  /** `received` by weekday and hour. */
  readonly hours: DashboardPart;
  readonly handlers: DashboardPart;
}

/** What is compared between handlers. */
const handlerKpis = [
  'received',
  'open',
  'resolved',
  'on-time-rate-due',
  'handling-time-median',
  'satisfaction',
] as const satisfies readonly KpiId[];

/**
 * The whole dashboard in one answer. Received cases by each dimension; the backlog and the cards over time.
 * @throws MetricsError as `query`
 */
export function dashboard(columns: Columns, { unit, cards, ...asked }: DashboardQuery): Dashboard {
  const scans = new Scans(columns, planScope(asked).filters);
  const definitions = new Map<KpiId, Kpi<KpiId>>();
  const told = ({ rows, reasons, ...answer }: Answer) => {
    for (const kpi of answer.definitions) definitions.set(kpi.id, kpi);
    return { rows, reasons };
  };
  const part = (ids: readonly KpiId[], by: readonly Dimension[], more: { compare?: true } = {}) => {
    scans.next();
    return told(query(columns, { ...asked, kpis: ids, by, ...more }, scans));
  };
  const overTime = () => {
    scans.next();
    const [courses, backlog] = queryPair(columns, { ...asked, by: [unit] }, [cards, flowKpis], scans);
    return { courses: told(courses), backlog: told(backlog) };
  };
  const compare = asked.from !== undefined && asked.to !== undefined;
  const parts = {
    cards: part(cards, [], compare ? { compare } : {}),
    ...overTime(),
    channels: part(['received'], ['channel']),
    categories: part(['received'], ['category']),
    products: part(['received'], ['product']),
    departments: part(['received'], ['department']),
    severities: part(['received'], ['severity']),
    causes: part(['received'], ['cause']),
    hours: part(['received'], ['weekday', 'hour']),
    handlers: part(handlerKpis, ['handler']),
  };
  const { timeZone, weekStart = 1, now } = asked;
  return { timeZone, weekStart, generatedAt: now, definitions: [...definitions.values()], ...parts };
}
