import type { Complaint } from '@redress/cases';
import { compile, type Judge } from '@redress/rules';
import { ZenEngine } from '@gorules/zen-engine';
import { LogicEngine } from 'json-logic-engine';
import { Engine } from 'json-rules-engine';
import {
  clocks,
  defaults,
  facts,
  outcomeText,
  policyOf,
  severities,
  type BenchCase,
  type BenchOutcome,
  type BenchRule,
  type Test,
} from './workload.ts';

/** An engine under test: decides one case, and says its outcome in words when asked. */
export interface Contender {
  readonly name: string;
  /** Decide; cheap to call in a loop. The result is kept from being optimised away by the caller. */
  readonly decide: (each: BenchCase) => unknown;
  readonly text: (result: never, each: BenchCase) => BenchOutcome;
}

const of = (rules: readonly BenchRule[], stage: BenchRule['stage']): BenchRule[] =>
  rules.filter((rule) => rule.stage === stage);
/** The rules of each stage in the order in which the first that matches decides. */
const ordered = (rules: readonly BenchRule[]) => ({
  severity: of(rules, 'severity').sort((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity)),
  department: of(rules, 'department').sort((a, b) => b.priority - a.priority),
  clocks: clocks.map((clock) =>
    of(rules, 'deadline')
      .filter((rule) => rule.clock === clock)
      .sort((a, b) => a.hours - b.hours),
  ),
});

const hour = 3_600_000;
type Ours = ReturnType<Judge['outcome']>;

export function ours(rules: readonly BenchRule[]): Contender & { judge: Judge } {
  const judge = compile(policyOf(rules));
  return {
    name: 'redress',
    judge,
    decide: ({ complaint, now, repeatCount }) => judge.outcome(complaint, { now, history: { repeatCount } }),
    text: ({ severity, department, deadlines }: Ours, { now }) =>
      outcomeText(
        severity,
        department,
        clocks.map((clock) => {
          const due = deadlines.find((each) => each.clock === clock)?.due;
          return due === undefined ? undefined : (due - now) / hour;
        }),
      ),
  };
}

/** Every rule that fires with the conditions that carried it: no deadline is counted. */
export function oursWithReasons(rules: readonly BenchRule[]): Contender & { judge: Judge } {
  const { judge } = ours(rules);
  return {
    name: 'redress, with reasons',
    judge,
    decide: ({ complaint, now, repeatCount }) => judge.reasons(complaint, { now, history: { repeatCount } }),
    text: () => '',
  };
}

/** The whole decision: reasons, deadlines with their proof, all frozen. More than any other engine is asked for. */
export function oursInFull(rules: readonly BenchRule[]): Contender {
  const { judge } = ours(rules);
  return {
    name: 'redress, reasons and proofs',
    decide: ({ complaint, now, repeatCount }) => judge.decide(complaint, { now, history: { repeatCount } }),
    text: () => '',
  };
}

type Stock = { severity: string; department: string; hours: (number | undefined)[] };
const stockText = ({ severity, department, hours }: Stock): BenchOutcome => outcomeText(severity, department, hours);

export function jsonRulesEngine(rules: readonly BenchRule[]): Contender {
  const engineOf = (list: readonly BenchRule[]): Engine => {
    const engine = new Engine([], { allowUndefinedFacts: true });
    for (const rule of list) {
      const conditions = { all: structuredClone(rule.tests) } as never;
      engine.addRule({ conditions, event: { type: rule.stage, params: rule }, priority: rule.priority });
    }
    return engine;
  };
  const [severity, department, deadline] = (['severity', 'department', 'deadline'] as const).map((stage) =>
    engineOf(of(rules, stage)),
  );
  const fired = async (engine: Engine | undefined, flat: object): Promise<BenchRule[]> =>
    (await engine!.run(flat as Record<string, unknown>)).events.map(({ params }) => params as unknown as BenchRule);
  return {
    name: 'json-rules-engine',
    decide: async ({ flat }): Promise<Stock> => {
      const bySeverity = await fired(severity, flat);
      const worst = bySeverity.reduce((level, rule) => Math.max(level, severities.indexOf(rule.severity)), 0);
      const seen = { ...flat, severity: severities[worst] };
      const [first] = (await fired(department, seen)).sort((a, b) => b.priority - a.priority || a.index - b.index);
      const deadlines = await fired(deadline, seen);
      const hours = clocks.map((clock) =>
        deadlines
          .filter((rule) => rule.clock === clock)
          .reduce<number | undefined>((least, rule) => Math.min(least ?? Infinity, rule.hours), undefined),
      );
      return { severity: severities[worst]!, department: first?.department ?? defaults.department, hours };
    },
    text: stockText,
  };
}

const logicOperators = { equal: '===', in: 'in', greaterThan: '>', lessThanInclusive: '<=' };
const toLogic = ({ fact, operator, value }: Test): object => ({ [logicOperators[operator]]: [{ var: fact }, value] });
const firstOf = (rules: readonly BenchRule[], result: (rule: BenchRule) => unknown, otherwise: unknown): object => ({
  if: [...rules.flatMap((rule) => [{ and: rule.tests.map(toLogic) }, result(rule)]), otherwise],
});

/** Three expressions of `if … else if …`; compiled with `new Function` or interpreted. */
export function jsonLogic(rules: readonly BenchRule[], built: boolean): Contender {
  const engine = new LogicEngine();
  const stages = ordered(rules);
  const make = (logic: object): ((facts: object) => unknown) => {
    const compiled = built ? (engine.build(logic as never) as (facts: object) => unknown) : undefined;
    return compiled ?? ((data) => engine.run(logic as never, data) as unknown);
  };
  const severity = make(firstOf(stages.severity, (rule) => rule.severity, defaults.severity));
  const department = make(firstOf(stages.department, (rule) => rule.department, defaults.department));
  const deadlines = stages.clocks.map((list) => make(firstOf(list, (rule) => rule.hours, null)));
  return {
    name: built ? 'json-logic-engine, built' : 'json-logic-engine, interpreted',
    decide: ({ flat }): Stock => {
      const seen = { ...flat, severity: severity(flat) as string };
      return {
        severity: seen.severity,
        department: department(seen) as string,
        hours: deadlines.map((first) => (first(seen) as number | null) ?? undefined),
      };
    },
    text: stockText,
  };
}

const zenCell = ({ operator, value }: Test): string => {
  switch (operator) {
    case 'equal':
      return JSON.stringify(value);
    case 'in':
      return (value as string[]).map((item) => JSON.stringify(item)).join(', ');
    case 'greaterThan':
      return `> ${String(value as number)}`;
    case 'lessThanInclusive':
      return `<= ${String(value as number)}`;
  }
};

/** Decision tables of the policy's kind: the first row that matches decides. */
export function zen(rules: readonly BenchRule[]): Contender {
  const stages = ordered(rules);
  const blank = Object.fromEntries([...facts, 'severity'].map((fact) => [fact, '']));
  const engine = new ZenEngine();
  const table = (
    id: string,
    list: readonly BenchRule[],
    asked: readonly string[],
    result: (rule: BenchRule) => unknown,
    otherwise: unknown,
  ) => ({
    id,
    name: id,
    type: 'decisionTableNode',
    position: { x: 0, y: 0 },
    content: {
      hitPolicy: 'first',
      passThrough: true,
      inputs: asked.map((fact) => ({ id: fact, name: fact, type: 'expression', field: fact })),
      outputs: [{ id: 'out', name: 'out', type: 'expression', field: id }],
      rules: [
        ...list.map((rule, i) => ({
          ...blank,
          _id: `${id}${String(i)}`,
          ...Object.fromEntries(rule.tests.map((test) => [test.fact, zenCell(test)])),
          out: JSON.stringify(result(rule)),
        })),
        { ...blank, _id: `${id}-else`, out: JSON.stringify(otherwise) },
      ],
    },
  });
  const nodes = [
    table('severity', stages.severity, facts, (rule) => rule.severity, defaults.severity),
    table('department', stages.department, facts, (rule) => rule.department, defaults.department),
    ...clocks.map((clock, i) => table(clock, stages.clocks[i]!, [...facts, 'severity'], (rule) => rule.hours, null)),
  ];
  const ends = (id: string, type: string) => ({ id, name: id, type, position: { x: 0, y: 0 } });
  const chain = ['in', ...nodes.map(({ id }) => id), 'out'];
  const decision = engine.createDecision({
    nodes: [ends('in', 'inputNode'), ...nodes, ends('out', 'outputNode')],
    edges: chain.slice(1).map((targetId, i) => ({ id: `e${String(i)}`, sourceId: chain[i], targetId, type: 'edge' })),
  });
  return {
    name: 'zen-engine',
    decide: async ({ flat }): Promise<Stock> => {
      const { result } = (await decision.evaluate(flat)) as { result: Record<string, unknown> };
      return {
        severity: result['severity'] as string,
        department: result['department'] as string,
        hours: clocks.map((clock) => (result[clock] as number | null) ?? undefined),
      };
    },
    text: stockText,
  };
}

const sources: Record<string, string> = {
  customerTier: 'customer?.tier',
  customerLanguage: 'customer?.language',
  customerVulnerable: 'customer?.vulnerable',
  attachmentCount: 'attachments?.length',
  store: 'fields?.store',
  warrantyMonths: 'fields?.warrantyMonths',
  score: 'fields?.score',
  injury: 'fields?.injury',
};

/** What a programmer would write for these rules: tests in the order that decides first, read once, left early. */
export function handWritten(rules: readonly BenchRule[]): Contender {
  const stages = ordered(rules);
  const operators = { equal: '===', in: '', greaterThan: '>', lessThanInclusive: '<=' };
  const test = ({ fact, operator, value }: Test): string =>
    operator === 'in'
      ? `(${(value as string[]).map((item) => `${fact} === ${JSON.stringify(item)}`).join(' || ')})`
      : `${fact} ${operators[operator]} ${JSON.stringify(value)}`;
  const first = (list: readonly BenchRule[], result: (rule: BenchRule) => unknown, otherwise: string): string =>
    `${list.map((rule) => `if (${rule.tests.map(test).join(' && ')}) return ${JSON.stringify(result(rule))};`).join('\n')}\nreturn ${otherwise};`;
  const read = facts
    .filter((fact) => fact !== 'repeatCount')
    .map((fact) => `const ${fact} = complaint.${sources[fact] ?? fact};`)
    .join('\n');
  const asked = facts.join(', ');
  const body = `
    const severityOf = (${asked}) => { ${first(stages.severity, (rule) => rule.severity, JSON.stringify(defaults.severity))} };
    const departmentOf = (${asked}) => { ${first(stages.department, (rule) => rule.department, JSON.stringify(defaults.department))} };
    ${stages.clocks.map((list, i) => `const clock${String(i)} = (${asked}, severity) => { ${first(list, (rule) => rule.hours, 'undefined')} };`).join('\n')}
    return (complaint, now, repeatCount) => {
      ${read}
      const severity = severityOf(${asked});
      const department = departmentOf(${asked});
      const deadlines = [];
      ${clocks.map((clock, i) => `const h${String(i)} = clock${String(i)}(${asked}, severity); if (h${String(i)} !== undefined) deadlines.push({ clock: ${JSON.stringify(clock)}, due: now + h${String(i)} * ${String(hour)} });`).join('\n')}
      return { severity, department, deadlines };
    };`;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- stands for code that a person would have written
  const decide = (new Function(body) as () => (complaint: Complaint, now: number, repeatCount: number) => Ours)();
  return {
    name: 'hand-written',
    decide: ({ complaint, now, repeatCount }) => decide(complaint, now, repeatCount),
    text: ours([]).text,
  };
}
