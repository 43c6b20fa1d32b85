import type { Complaint, Match, Stage } from '@redress/cases';
import { Evaluation } from './evaluate.ts';
import type { DecideContext, Judge } from './judge.ts';
import { clockOf, instantOf } from './local-time.ts';
import { Program } from './program.ts';
import { Reasoner } from './reasons.ts';
import { Session } from './session.ts';
import { deepFreeze } from './values.ts';

/** What became of one rule. */
export interface Explanation {
  readonly rule: string;
  readonly stage: Stage;
  readonly fired: boolean;
  /** The leaf conditions that made it fire, or those that kept it from firing. */
  readonly because: readonly Match[];
  /** It fired, but this rule decided; absent where it decided itself. */
  readonly overruledBy?: string;
}

/** Why a rule fired or did not; undefined for a rule that does not exist. */
export function explain(
  judge: Judge,
  name: string,
  complaint: Complaint,
  context: DecideContext,
): Explanation | undefined {
  const { facts = {}, conditions, rules } = judge.policy;
  const rule = rules.find((each) => each.name === name);
  if (!rule) return undefined;
  const { stage } = rule;
  const { severity, department, reasons, deadlines } = judge.decide(complaint, context);
  const program = new Program(conditions);
  const node = program.add(rule.conditions);
  const session = new Session(program, (fact) => Object.hasOwn(facts, fact), clockOf(judge.policy));
  session.begin(complaint, instantOf(context.now), context.history);
  // A stage sees the results of those before it.
  if (stage !== 'severity') session.tellSeverity(severity);
  if (stage === 'deadline') session.tellDepartment(department);
  const evaluation = new Evaluation(program, session.read);
  const because = new Reasoner(evaluation, session).because(node);
  const fired = reasons.some((reason) => reason.rule === name);
  const winner =
    rule.stage === 'deadline'
      ? deadlines.find(({ clock }) => clock === rule.event.params.clock)?.rule
      : reasons.find((reason) => reason.stage === stage)?.rule;
  const overruled = fired && winner !== undefined && winner !== name;
  return deepFreeze({ rule: name, stage, fired, because, ...(overruled && { overruledBy: winner }) });
}
