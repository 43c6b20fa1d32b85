import type { Issue } from '@redress/cases';
import type { FiguresEngine } from '@redress/desk';
import type { Purchase, ReportContext } from '@redress/metrics';

/** Purchases cross over as their rows. */
export type SentContext = Omit<ReportContext, 'purchases'> & { readonly purchases?: readonly Purchase[] };

/** What the thread of the figures is asked. */
export type FiguresJob =
  | { readonly type: 'ready' }
  | { readonly type: 'metrics'; readonly query: Parameters<FiguresEngine['metrics']>[0] }
  | { readonly type: 'dashboard'; readonly query: Parameters<FiguresEngine['dashboard']>[0] }
  | { readonly type: 'dashboard-json'; readonly query: Parameters<FiguresEngine['dashboardJson']>[0] }
  | { readonly type: 'report'; readonly month: string; readonly context: SentContext };

export interface FiguresRequest {
  readonly id: number;
  readonly job: FiguresJob;
}

/** What it answers: what was asked for, what can't be asked, or what went wrong. */
export type FiguresResponse = { readonly id: number } & (
  { readonly value: unknown } | { readonly issues: readonly Issue[] } | { readonly error: Error }
);
