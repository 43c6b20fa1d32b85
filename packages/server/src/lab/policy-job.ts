import type { Issue } from '@redress/cases';
import type { PolicyCheck } from '@redress/desk';
import type { BacktestRequest, BacktestResponse, Policy } from '@redress/rules';

/** What a thread is started for. */
export type PolicyJob =
  | { readonly type: 'check'; readonly text: string; readonly now: string }
  | { readonly type: 'backtest'; readonly before: Policy; readonly text: string };

/** What it is told once it runs a backtest. */
export type PolicyJobRequest = Exclude<BacktestRequest, { type: 'start' }>;

/** What it answers: the check, or that a text is no policy, or how a backtest goes. */
export type PolicyJobResponse =
  | { readonly type: 'checked'; readonly check: PolicyCheck }
  | { readonly type: 'refused'; readonly issues: readonly Issue[] }
  | BacktestResponse;
