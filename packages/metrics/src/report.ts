import { effectOf, type ActionEffect, type CorrectiveAction } from './actions.ts';
import { customersAtRisk, type AtRisk } from './at-risk.ts';
import type { Columns } from './columns.ts';
import { formatDay, formatMonth, parseMonth, startOfMonth } from './day.ts';
import { MetricsError } from './errors.ts';
import { firstTimeFix, type FirstTimeFix } from './first-time-fix.ts';
import { flow } from './flow.ts';
import type { Kpi } from './kpi.ts';
import { kpis, type KpiId } from './kpis.ts';
import type { Dimension, Filters, MetricsContext, MetricsReason, MetricsRow } from './metrics-query.ts';
import { pareto, type Pareto } from './pareto.ts';
import { planScope } from './plan.ts';
import type { Purchases } from './purchases.ts';
import { query } from './query.ts';
import { retention, type Retention } from './retention.ts';
import { series, type Series } from './series.ts';
import { unresolved, type Unresolved } from './unresolved.ts';

/** A figure of the month beside the month before. */
export interface ReportFigure {
  readonly kpi: KpiId;
  readonly value: number | null;
  readonly previous: number | null;
  /** `value` - `previous`. */
  readonly delta: number | null;
  /** Why `value` is `null`. */
  readonly reason: MetricsReason['code'] | null;
}

/** Figures by a dimension; each `<kpi>` with `<kpi>.previous` and `<kpi>.delta`. */
export interface ReportTable {
  readonly by: Dimension;
  readonly kpis: readonly KpiId[];
  readonly rows: readonly MetricsRow[];
  readonly reasons: readonly MetricsReason[];
}

/** How a month was published: its figures are those of that moment, by the definitions of that moment. */
export interface Published {
  /** Counts from 1; a month that is published again keeps its older versions. */
  readonly version: number;
  readonly at: string;
  /** Who published it. */
  readonly by: string;
  /** `definitionsVersion` at that moment. */
  readonly definitions: number;
}

/** The monthly meeting's figures, as data. It keeps the definitions that it was computed by. */
export interface MonthlyReport {
  readonly format: 'redress-report/1';
  readonly month: string;
  readonly previousMonth: string;
  /** Days of the company's; `to` is not included. */
  readonly period: { readonly from: string; readonly to: string };
  readonly timeZone: string;
  readonly generatedAt: string;
  /** The month is not over: its figures are of the days so far. */
  readonly partial: boolean;
  readonly definitions: readonly Kpi<KpiId>[];
  /** Absent of a report as of now. */
  readonly published?: Published;
  readonly volume: {
    readonly figures: readonly ReportFigure[];
    readonly byDay: Series;
    /** The backlog of twelve months, this one last. */
    readonly months: readonly MetricsRow[];
    readonly byChannel: ReportTable;
    readonly byDepartment: ReportTable;
  };
  readonly types: {
    readonly byCategory: ReportTable;
    readonly byProduct: ReportTable;
    readonly bySeverity: ReportTable;
    readonly causes: Pareto;
    readonly previousCauses: Pareto;
  };
  readonly timeliness: {
    readonly figures: readonly ReportFigure[];
    readonly byDepartment: ReportTable;
    readonly byCategory: ReportTable;
  };
  readonly satisfaction: { readonly figures: readonly ReportFigure[]; readonly byHandler: ReportTable };
  readonly quality: {
    readonly figures: readonly ReportFigure[];
    readonly fixes: FirstTimeFix;
    readonly remedies: ReportTable;
  };
  readonly followUp: { readonly figures: readonly ReportFigure[]; readonly failures: Pareto };
  readonly unresolved: Unresolved;
  readonly customers: {
    readonly atRisk: AtRisk;
    /** `null` where no purchases are known. */
    readonly retention: Retention | null;
    readonly previousRetention: Retention | null;
  };
  readonly actions: {
    readonly effects: readonly ActionEffect[];
    /** Those that begin after the month. */
    readonly planned: readonly CorrectiveAction[];
  };
}

export interface ReportContext extends MetricsContext {
  readonly filters?: Filters;
  readonly actions?: readonly CorrectiveAction[];
  readonly purchases?: Purchases;
  /** How many unresolved cases and customers at risk to list; 100 unless given. */
  readonly most?: number;
}

const contents = {
  volume: ['received', 'carried-over', 'resolved', 'resolved-of-new', 'resolved-of-carried-over', 'reopened', 'left'],
  timeliness: [
    'on-time-rate',
    'on-time-rate-due',
    'breached',
    'overdue-open',
    'first-response-time-mean',
    'first-response-time-median',
    'first-response-time-p90',
    'handling-time-mean',
    'handling-time-median',
    'handling-time-p90',
  ],
  satisfaction: [
    'survey-answers',
    'satisfaction',
    'satisfaction-attitude',
    'satisfaction-timeliness',
    'satisfaction-clarity',
    'satisfaction-fairness',
    'satisfaction-overall',
    'csat',
    'nps',
    'ces',
  ],
  quality: ['repeat-rate', 'first-time-fix-rate', 'dispute-rate'],
  followUp: ['follow-up-contact-rate'],
  byHandler: ['resolved', 'on-time-rate-due', 'handling-time-median', 'first-time-fix-rate', 'satisfaction', 'csat'],
  speed: ['received', 'on-time-rate-due', 'handling-time-mean', 'handling-time-median', 'handling-time-p90'],
  remedies: ['remedy-cost'],
} as const satisfies Record<string, readonly KpiId[]>;

interface Asked extends MetricsContext {
  readonly from: string;
  readonly to: string;
  readonly filters?: Filters;
}

function figures(columns: Columns, asked: Asked, ids: readonly KpiId[]): ReportFigure[] {
  const { rows, reasons } = query(columns, { ...asked, kpis: ids, compare: true });
  const row = rows[0] ?? {};
  const number = (name: string): number | null => (typeof row[name] === 'number' ? row[name] : null);
  return ids.map((kpi) => ({
    kpi,
    value: number(kpi),
    previous: number(`${kpi}.previous`),
    delta: number(`${kpi}.delta`),
    reason: reasons.find((reason) => reason.kpi === kpi && reason.row === 0)?.code ?? null,
  }));
}

function table(columns: Columns, asked: Asked, by: Dimension, ids: readonly KpiId[]): ReportTable {
  const { rows, reasons } = query(columns, { ...asked, kpis: ids, by: [by], compare: true });
  return { by, kpis: ids, rows, reasons };
}

function casework(
  columns: Columns,
  asked: Asked,
  before: Asked,
  year: Asked,
): Pick<MonthlyReport, 'volume' | 'types' | 'timeliness' | 'satisfaction' | 'quality' | 'followUp'> {
  return {
    volume: {
      figures: figures(columns, asked, contents.volume),
      byDay: series(columns, 'received', { ...asked, unit: 'day' }),
      months: flow(columns, { ...year, unit: 'month' }),
      byChannel: table(columns, asked, 'channel', ['received']),
      byDepartment: table(columns, asked, 'department', ['received', 'resolved', 'left']),
    },
    types: {
      byCategory: table(columns, asked, 'category', ['received']),
      byProduct: table(columns, asked, 'product', ['received']),
      bySeverity: table(columns, asked, 'severity', ['received']),
      causes: pareto(columns, asked),
      previousCauses: pareto(columns, before),
    },
    timeliness: {
      figures: figures(columns, asked, contents.timeliness),
      byDepartment: table(columns, asked, 'department', contents.speed),
      byCategory: table(columns, asked, 'category', contents.speed),
    },
    satisfaction: {
      figures: figures(columns, asked, contents.satisfaction),
      byHandler: table(columns, asked, 'handler', contents.byHandler),
    },
    quality: {
      figures: figures(columns, asked, contents.quality),
      fixes: firstTimeFix(columns, asked),
      remedies: table(columns, asked, 'currency', contents.remedies),
    },
    followUp: {
      figures: figures(columns, asked, contents.followUp),
      failures: pareto(columns, { ...asked, by: 'contact-failure' }),
    },
  };
}

function customersOf(
  columns: Columns,
  asked: Asked,
  before: Asked,
  { purchases, most }: ReportContext,
): MonthlyReport['customers'] {
  return {
    atRisk: customersAtRisk(columns, purchases, { ...asked, ...(most !== undefined && { most }) }),
    retention: purchases ? retention(purchases, asked) : null,
    previousRetention: purchases ? retention(purchases, before) : null,
  };
}

/**
 * The report of a month, as of its end, or of now while it is not over. What is unresolved is what still is when the
 * report is made. The same columns, month and context give the same report.
 * @param month e.g. `2026-09`
 * @throws MetricsError `bad-month`, `future-month`, and as `query`
 */
export function report(columns: Columns, month: string, context: ReportContext): MonthlyReport {
  const number = parseMonth(month);
  if (Number.isNaN(number)) throw new MetricsError([{ code: 'bad-month', path: '/month', params: { month } }]);
  const day = (offset: number): string => formatDay(startOfMonth(number + offset));
  const period = { from: day(0), to: day(1) };
  const { timeZone, filters, actions = [] } = context;
  const { span, now } = planScope({ ...context, ...period });
  if (span.from >= now) throw new MetricsError([{ code: 'future-month', path: '/month', params: { month } }]);
  const asOf = new Date(Math.min(now, span.to)).toISOString();
  const { weekStart } = context;
  const where = { timeZone, now: asOf, ...(weekStart !== undefined && { weekStart }), ...(filters && { filters }) };
  const asked = { ...where, ...period };
  const before = { ...where, from: day(-1), to: day(0) };
  const used = new Set<KpiId>([...Object.values(contents).flat(), 'end-unknown']);
  return {
    format: 'redress-report/1',
    month,
    previousMonth: formatMonth(number - 1),
    period,
    timeZone,
    generatedAt: context.now,
    partial: now < span.to,
    definitions: [...used].map((id) => kpis[id]),
    ...casework(columns, asked, before, { ...where, from: day(-11), to: day(1) }),
    unresolved: unresolved(columns, {
      ...where,
      to: period.to,
      ...(context.most !== undefined && { most: context.most }),
    }),
    customers: customersOf(columns, asked, before, context),
    actions: {
      effects: actions.filter(({ since }) => since < period.to).map((action) => effectOf(columns, action, where)),
      planned: actions.filter(({ since }) => since >= period.to),
    },
  };
}
