export type { Grain, Kpi, KpiKind, KpiUnit, Measure, ReasonCode } from './kpi.ts';
export { flags, type Condition, type Flag } from './flags.ts';
export { definitionsVersion, isKpiId, kpiIds, kpis, type KpiId } from './kpis.ts';
export { caseDimensions, Columns, createColumns, type CaseDimension } from './columns.ts';
export { FactsTable, noValue, valueSeparator, type TableColumn } from './facts-table.ts';
export { zoneOf, type ClockOffset } from './zone.ts';
export { MetricsError } from './errors.ts';
export * from './metrics-query.ts';
export { query } from './query.ts';
export { dashboard, type Dashboard, type DashboardPart, type DashboardQuery } from './dashboard.ts';
export { series, type Series, type SeriesPoint, type SeriesQuery } from './series.ts';
export { pareto, type Pareto, type ParetoQuery, type ParetoRow } from './pareto.ts';
export { flow, flowKpis, type FlowQuery } from './flow.ts';
export { compareProportions, type Proportion, type Significance } from './significance.ts';
export {
  effectOf,
  shareKpis,
  type ActionEffect,
  type ActionRate,
  type CorrectiveAction,
  type EffectQuery,
} from './actions.ts';
export {
  unresolved,
  type Unresolved,
  type UnresolvedCase,
  type UnresolvedQuery,
  type UnresolvedReason,
} from './unresolved.ts';
export { createPurchases, Purchases, type Purchase } from './purchases.ts';
export { retention, type Retention, type RetentionQuery } from './retention.ts';
export { customersAtRisk, type AtRisk, type AtRiskQuery, type CustomerAtRisk, type RiskReason } from './at-risk.ts';
export {
  report,
  type MonthlyReport,
  type Published,
  type ReportContext,
  type ReportFigure,
  type ReportTable,
} from './report.ts';
export { casesOf, type CasesAnswer, type CasesQuery } from './cases-of.ts';
export { firstTimeFix, type FirstTimeFix } from './first-time-fix.ts';
