import { caseDimensions, dimensions, kpiIds, type CaseDimension, type Dimension, type KpiId } from '@redress/metrics';
import * as z from 'zod/mini';

const moment = z.union([z.iso.date(), z.iso.datetime()]);
export const kpiSchema = z.enum(kpiIds as readonly [KpiId, ...KpiId[]]);
const kpiList = z.array(kpiSchema).check(z.minLength(1), z.maxLength(100));
/** Values to keep, by dimension; `null` is the cases that have none. */
export const filtersSchema = z.partialRecord(
  z.enum(caseDimensions as readonly [CaseDimension, ...CaseDimension[]]),
  z.array(z.nullable(z.string())),
);

/** Which figures to give. Days and weeks are the company's; `to` is not included. */
export const figuresQuerySchema = z.strictObject({
  kpis: kpiList,
  by: z.optional(z.array(z.enum(dimensions as readonly [Dimension, ...Dimension[]])).check(z.maxLength(4))),
  from: z.optional(moment),
  to: z.optional(moment),
  filters: z.optional(filtersSchema),
  compare: z.optional(z.boolean()),
  fill: z.optional(z.boolean()),
});
export type FiguresQuery = z.infer<typeof figuresQuerySchema>;

/** What a dashboard shows when it is not told. */
const defaultCards: readonly KpiId[] = [
  'received',
  'on-time-rate',
  'handling-time-median',
  'first-response-time-median',
  'overdue-open',
  'repeat-rate',
  'satisfaction',
  'csat',
];

/** A dashboard's question: the figures of its cards, and how its period is cut (`day` unless told). */
export const dashboardQuerySchema = z.strictObject({
  cards: z._default(kpiList, [...defaultCards]),
  unit: z._default(z.enum(['day', 'week', 'month']), 'day'),
  from: z.optional(moment),
  to: z.optional(moment),
  filters: z.optional(filtersSchema),
});
export type DashboardQuery = z.input<typeof dashboardQuerySchema>;
