import type { Kpi } from './kpi.ts';
import { qualityKpis } from './kpis-quality.ts';
import { timeKpis } from './kpis-time.ts';
import { volumeKpis } from './kpis-volume.ts';

const all = [...volumeKpis, ...timeKpis, ...qualityKpis] as const;

export type KpiId = (typeof all)[number]['id'];

/** Every figure, defined once, by id; in the order in which they are listed. */
export const kpis: Readonly<Record<KpiId, Kpi<KpiId>>> = Object.fromEntries(all.map((kpi) => [kpi.id, kpi])) as Record<
  KpiId,
  Kpi<KpiId>
>;

/** Grows whenever a figure is added or changes its meaning: what a published month says it was computed by. */
export const definitionsVersion = 1;

export const kpiIds: readonly KpiId[] = all.map(({ id }) => id);
/** Whether a text, from a URL or a setting, is the id of a KPI. */
export const isKpiId = (id: string): id is KpiId => Object.hasOwn(kpis, id);
