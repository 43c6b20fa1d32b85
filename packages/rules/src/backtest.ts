import type { Complaint, Stage } from '@redress/cases';
import type { BacktestReport } from './backtest-report.ts';
import type { HolidayTable } from './calendar/index.ts';
import { compile } from './compile.ts';
import type { History } from './facts.ts';
import type { Judge } from './judge.ts';
import type { Policy } from './policy.ts';
import { Tally } from './tally.ts';

/** A past complaint, as it came in. */
export interface BacktestCase {
  /** How the report names it. */
  readonly id: string;
  readonly complaint: Complaint;
  /** When it was received: RFC 3339 in UTC, or milliseconds since 1970. */
  readonly receivedAt: string | number;
  readonly history?: History | undefined;
}

export interface BacktestOptions {
  readonly holidays?: Iterable<HolidayTable>;
  /** Called now and then with the number of complaints done, and at the end. */
  readonly onProgress?: (done: number) => void;
  /** Stops the run; the report then tells of the complaints so far, `cancelled`. */
  readonly signal?: { readonly aborted: boolean };
  /** How many changed cases the report shows; 100 by default. */
  readonly cases?: number;
}

/** A stream may bring complaints one by one or in batches; batches are faster. */
type OneOrMany = BacktestCase | readonly BacktestCase[];

/** Complaints between two calls of `onProgress`. */
const stride = 1024;

/**
 * What a change of policy would have done to past complaints. It reads them one by one and keeps counts and the first
 * changed cases only, so memory does not grow with their number.
 * @throws RangeError for a complaint received at no instant; what reading the complaints throws.
 */
export async function backtest(
  before: Policy,
  after: Policy,
  complaints: AsyncIterable<OneOrMany> | Iterable<OneOrMany>,
  { holidays = [], onProgress, signal, cases = 100 }: BacktestOptions = {},
): Promise<BacktestReport> {
  const tables = [...holidays];
  const comparison = new Comparison(compile(before, { holidays: tables }), compile(after, { holidays: tables }), cases);
  const stopped = (): boolean => signal?.aborted === true;
  const take = (item: OneOrMany): boolean => {
    for (const each of isBatch(item) ? item : [item]) {
      if (stopped()) return false;
      comparison.add(each);
      if (comparison.total % stride === 0) onProgress?.(comparison.total);
    }
    return !stopped();
  };
  if (Symbol.asyncIterator in complaints) for await (const item of complaints) if (!take(item)) break;
  if (Symbol.iterator in complaints) for (const item of complaints) if (!take(item)) break;
  onProgress?.(comparison.total);
  return comparison.report(stopped());
}

const isBatch = (item: OneOrMany): item is readonly BacktestCase[] => Array.isArray(item);

/** Two judges over the same complaints. */
class Comparison {
  total = 0;
  readonly #before: Judge;
  readonly #after: Judge;
  readonly #tally = new Tally();
  readonly #mostCases: number;
  readonly #cases: BacktestReport['cases'][number][] = [];

  constructor(before: Judge, after: Judge, mostCases: number) {
    this.#before = before;
    this.#after = after;
    this.#mostCases = mostCases;
  }

  add(each: BacktestCase): void {
    const { id, complaint, receivedAt, history } = each;
    const context = { now: receivedAt, history };
    const before = this.#before.outcome(complaint, context);
    const after = this.#after.outcome(complaint, context);
    this.total += 1;
    if (!this.#tally.add(before, after) || this.#cases.length >= this.#mostCases) return;
    const rulesBefore = decisive(this.#before, each);
    this.#cases.push({ id, before, after, rulesBefore, rulesAfter: decisive(this.#after, each) });
  }

  report(cancelled: boolean): BacktestReport {
    return { total: this.total, ...this.#tally.report(), cases: this.#cases, cancelled };
  }
}

/** The rules that decided: the first of a stage, and those that set a clock. */
function decisive(judge: Judge, { complaint, receivedAt, history }: BacktestCase): string[] {
  const { reasons, deadlines } = judge.decide(complaint, { now: receivedAt, history });
  const first = (stage: Stage): string[] =>
    reasons
      .filter((each) => each.stage === stage)
      .slice(0, 1)
      .map(({ rule }) => rule);
  return [...first('severity'), ...first('department'), ...deadlines.flatMap(({ rule }) => rule ?? [])];
}
