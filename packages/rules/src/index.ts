export * from './calendar/index.ts';
export { compile } from './compile.ts';
export type { Conditions, FactReference, LeafCondition, NestedCondition } from './conditions.ts';
export { Escalations } from './escalations.ts';
export { explain, type Explanation } from './explain.ts';
export { builtInFacts, type History } from './facts.ts';
export type { CompileOptions, DecideContext, Judge, Outcome } from './judge.ts';
export { fold } from './keywords.ts';
export { policyLimits } from './limits.ts';
export { parsePolicy, type ParsedPolicy } from './parse.ts';
export type {
  CategoryNode,
  CauseNode,
  ClockTerms,
  EscalationRule,
  FactDefinition,
  KnownProblem,
  Labels,
  Policy,
  Reply,
  Rule,
} from './policy.ts';
export { auditExpiry, expiries, type Expiry } from './privacy.ts';
export { fieldsIn, fillReply, replyFields, type ReplyField } from './replies.ts';
export { checkComplaint, questionsFor, type Draft } from './questions.ts';
export type { BacktestReport, Migration } from './backtest-report.ts';
export type { Finding } from './finding.ts';
export { lint, type LintOptions } from './lint/lint.ts';
export { backtest, type BacktestCase, type BacktestOptions } from './backtest.ts';
export { serveBacktest, type BacktestPort, type BacktestRequest, type BacktestResponse } from './backtest-service.ts';
export { RemoteBacktest } from './remote-backtest.ts';
export { Workflow, type Pause, type Resumed } from './workflow.ts';
