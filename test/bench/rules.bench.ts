import { cpus } from 'node:os';
import { backtest, compile, parsePolicy } from '@redress/rules';
import {
  handWritten,
  jsonLogic,
  jsonRulesEngine,
  ours,
  oursInFull,
  oursWithReasons,
  zen,
  type Contender,
} from './rules/engines.ts';
import {
  benchCases,
  benchRules,
  policyJson,
  policyOf,
  workloads,
  type BenchCase,
  type BenchRule,
  type Workload,
} from './rules/workload.ts';
import { randomSource } from '../helpers/random.ts';

const sizes = [20, 200, 2_000];
const rounds = 7;

/** Milliseconds of processor time that this process, all its threads together, has used: other load does not count. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Decisions a second over a stretch of at least `milliseconds`, going round the cases. */
async function rate({ decide }: Contender, cases: readonly BenchCase[], milliseconds: number): Promise<number> {
  let kept: unknown;
  let done = 0;
  let batch = 1;
  const start = spent();
  for (;;) {
    for (let i = 0; i < batch; i++) {
      const result = decide(cases[done++ % cases.length]!);
      kept = result instanceof Promise ? await result : result;
    }
    const took = spent() - start;
    if (took >= milliseconds) return kept === undefined ? Number.NaN : (done / took) * 1000;
    if (took < milliseconds / 20) batch *= 2;
  }
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Medians of rates, the contenders taking turns in one process. */
async function race(contenders: readonly Contender[], cases: readonly BenchCase[]): Promise<Map<string, number>> {
  const rates = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  for (const contender of contenders) await rate(contender, cases, 300);
  for (let round = 0; round < rounds; round++) {
    for (const contender of contenders) rates.get(contender.name)!.push(await rate(contender, cases, 150));
  }
  return new Map([...rates].map(([name, list]) => [name, median(list)]));
}

async function checkEqual(contenders: readonly Contender[], cases: readonly BenchCase[]): Promise<number> {
  const [reference, ...others] = contenders;
  for (const each of cases) {
    const expected = reference!.text((await reference!.decide(each)) as never, each);
    for (const other of others) {
      const actual = other.text((await other.decide(each)) as never, each);
      if (actual !== expected) throw new Error(`${other.name}: ${actual}, ${reference!.name}: ${expected}`);
    }
  }
  return cases.length;
}

const format = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 });

/** How many rules a complaint fires, and how many conditions carried them, on average. */
function fired(rules: readonly BenchRule[], cases: readonly BenchCase[]): string {
  const { judge } = oursWithReasons(rules);
  const reasons = cases.flatMap(({ complaint, now, repeatCount }) =>
    judge.reasons(complaint, { now, history: { repeatCount } }),
  );
  const carried = reasons.reduce((sum, { matched }) => sum + matched.length, 0);
  return `${format(reasons.length / cases.length)} rules fire, by ${format(carried / cases.length)} conditions`;
}

function loading(rules: readonly BenchRule[]): string {
  const json = policyJson(rules);
  const loads = Array.from({ length: 9 }, () => {
    const start = spent();
    const parsed = parsePolicy(json);
    if ('policy' in parsed) compile(parsed.policy);
    return spent() - start;
  });
  return `${format(median(loads))} ms (first ${format(loads[0]!)} ms)`;
}

/** Race all engines with so many rules; gives the cost of one outcome, in seconds. */
async function compare(workload: Workload, size: number): Promise<number> {
  const rules = benchRules(size, randomSource(size), workload);
  const cases = benchCases(10_000, randomSource(7));
  const stock = jsonRulesEngine(rules);
  const fast = [ours(rules), handWritten(rules), jsonLogic(rules, true), jsonLogic(rules, false), zen(rules)];
  await checkEqual(fast, cases);
  const compared = await checkEqual([stock, fast[0]!], cases.slice(0, Math.ceil(40_000 / size)));
  console.log(
    `${String(size)} rules; outcomes equal for all on 10,000 complaints (json-rules-engine: ${String(compared)}); ${fired(rules, cases)}`,
  );
  const rates = await race([stock, oursInFull(rules), oursWithReasons(rules), ...fast], cases);
  const base = rates.get(stock.name)!;
  for (const [name, value] of rates)
    console.log(`  ${name.padEnd(32)} ${format(value).padStart(12)}/s ${format(value / base).padStart(10)}x`);
  console.log(`  redress / hand-written: ${format(rates.get('redress')! / rates.get('hand-written')!)}`);
  if (size === 2_000) console.log(`  loading: ${loading(rules)}; one stock decision: ${format(1000 / base)} ms`);
  return 1 / rates.get('redress')!;
}

console.log(`${cpus()[0]?.model ?? '?'}, Node ${process.version}; per second of processor time`);
for (const [workload, meaning] of Object.entries(workloads)) {
  console.log(`\n${workload} rules: ${meaning}\n`);
  const costs: number[] = [];
  for (const size of sizes) costs.push(await compare(workload as Workload, size));
  console.log(`\na decision with 2,000 rules costs ${format(costs.at(-1)! / costs[0]!)} times one with 20`);
}
console.log();

const total = 1_000_000;
const past = benchCases(10_000, randomSource(11));
const before = policyOf(benchRules(200, randomSource(200)));
const after = policyOf(benchRules(200, randomSource(201)));
const heap: number[] = [];
function* stream() {
  for (let i = 0; i < total; i++) {
    if (i % 100_000 === 0) {
      globalThis.gc?.();
      heap.push(process.memoryUsage().heapUsed / 2 ** 20);
    }
    const { complaint, repeatCount, now } = past[i % past.length]!;
    yield { id: String(i), complaint, receivedAt: now, history: { repeatCount } };
  }
}
const start = spent();
const report = await backtest(before, after, stream());
const seconds = (spent() - start) / 1000;
console.log(
  `backtest of ${format(report.total)} complaints, 200 rules each side: ${format(total / seconds)}/s, ${format(report.changed)} changed`,
);
console.log(`heap in MB, every 100,000 complaints: ${heap.map((megabytes) => megabytes.toFixed(1)).join(' ')}`);
