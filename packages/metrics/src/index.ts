export type { Grain, Kpi, KpiKind, KpiUnit, Measure, Quantity, ReasonCode } from './kpi.ts';
export { flags, type Condition, type Flag } from './flags.ts';
export { isKpiId, kpiIds, kpis, type KpiId } from './kpis.ts';
export { caseDimensions, Columns, createColumns, type CaseDimension } from './columns.ts';
export { MetricsError } from './errors.ts';
export * from './metrics-query.ts';
