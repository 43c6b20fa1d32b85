import type { Case, Clock } from './case.ts';
import { isAfter, runningClocks } from './clocks.ts';
import type { Command, CommandOf, CommandType } from './commands.ts';
import type { Decision, PlannedEscalation, ProofLine } from './decision.ts';
import { dueEscalation, shiftEscalations, type EscalationRuling } from './escalation.ts';
import type { CaseEvent, EventOf } from './events.ts';
import { lifecycle, type Guard } from './lifecycle.ts';
import type { Actor, Proposal } from './shapes.ts';
import type { CaseState, Role } from './vocabulary.ts';

/** Why a command is refused; the sentence lives in the locales. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly params?: Readonly<Record<string, unknown>>;
}
export type RefusalCode =
  | 'not-in-state'
  | 'not-for-role'
  | 'other-department'
  | 'own-proposal'
  | 'approval-required'
  | 'tasks-open'
  | 'decision-not-communicated'
  | 'cause-missing'
  | 'reopen-window-over'
  | 'offer-window-over'
  | 'offer-still-open'
  | 'survey-final'
  | 'unknown-task'
  | 'unknown-clock'
  | 'not-later'
  | 'not-breached'
  | 'escalation-not-due'
  | 'merge-into-itself'
  | 'case-erased'
  | 'link-to-itself';

/** A clock that runs again: its new due time and how it was counted. */
export interface Resumed {
  readonly due: string;
  readonly proof: readonly ProofLine[];
}

/** What the policy in force says of a case; the desk asks its judge, a test may say it plainly. */
export interface Rulings {
  readonly approvalRequired?: (it: Case, proposal: Proposal) => boolean;
  /** Until when the customer may answer an offer made now. */
  readonly offerUntil?: (now: string) => string | undefined;
  /** Until when a case that ended then may be reopened. */
  readonly reopenUntil?: (endedAt: string) => string | undefined;
  /** A stopped clock's new due time, its remaining time counted on from `resumedAt`. */
  readonly resume?: (clock: Clock, resumedAt: string) => Resumed | undefined;
  /** The escalations of a clock that have not taken place, by its new due time. */
  readonly escalations?: (clock: Clock, dueAt: string) => PlannedEscalation[];
  /** What a rule does to a case now that it is due. */
  readonly escalation?: (it: Case, rule: string) => EscalationRuling;
  /** A new decision, for the new cycle of a reopened case. */
  readonly decide?: (it: Case, now: string) => Decision;
}

export interface Context extends Rulings {
  readonly actor: Actor;
  /** RFC 3339 in UTC. */
  readonly now: string;
}

const dayInMs = 86_400_000;

const guards: Readonly<Record<Guard, (it: Case, context: Context) => Refusal | undefined>> = {
  'approver-is-not-proposer': (it, { actor }) =>
    it.solution?.proposedBy.id === actor.id ? { code: 'own-proposal' } : undefined,
  'approval-not-required': (it, { approvalRequired }) =>
    it.solution && approvalRequired?.(it, it.solution.proposal) ? { code: 'approval-required' } : undefined,
  'tasks-done': (it) => {
    const count = it.tasks.filter((task) => task.doneAt === undefined).length;
    return count ? { code: 'tasks-open', params: { count } } : undefined;
  },
  'decision-communicated': (it) => (it.solution?.offeredAt ? undefined : { code: 'decision-not-communicated' }),
  'cause-coded': (it) => (it.cause ? undefined : { code: 'cause-missing' }),
  'within-reopen-window': (it, { actor, now, reopenUntil }) => {
    const until = actor.role === 'customer' && it.closedAt ? reopenUntil?.(it.closedAt) : undefined;
    return until && isAfter(now, until) ? { code: 'reopen-window-over', params: { until } } : undefined;
  },
  'within-offer-window': (it, { actor, now }) => {
    const until = it.solution?.offerUntil;
    if (actor.role === 'system') return until && isAfter(now, until) ? undefined : { code: 'offer-still-open' };
    return actor.role === 'customer' && until && isAfter(now, until)
      ? { code: 'offer-window-over', params: { until } }
      : undefined;
  },
  'survey-editable': (it, { now }) =>
    it.survey && Date.parse(now) - Date.parse(it.survey.at) > dayInMs ? { code: 'survey-final' } : undefined,
};

/** Whether a command is none of this actor's, or none of this case's as it stands: most are not. */
function beyondReach({ state, department, erased }: Case, type: CommandType, { actor }: Context) {
  const { from, who, narrowed } = lifecycle[type];
  if (!who.includes(actor.role)) return 'not-for-role';
  // Nothing new about somebody who asked to be forgotten.
  if (erased) return 'case-erased';
  if (!(narrowed?.[actor.role] ?? from).includes(state)) return 'not-in-state';
  const isOfOther = actor.role === 'handler' && actor.department !== undefined && actor.department !== department;
  return isOfOther ? 'other-department' : undefined;
}

/** What keeps this actor from giving this command now, judged by the case alone. */
function refusal(it: Case, type: CommandType, context: Context): Refusal | undefined {
  const code = beyondReach(it, type, context);
  switch (code) {
    case 'not-for-role':
      return { code, params: { role: context.actor.role } };
    case 'case-erased':
      return { code, params: { at: it.erased?.at } };
    case 'not-in-state':
      return { code, params: { state: it.state } };
    case 'other-department':
      return { code, params: { department: it.department } };
    case undefined:
      break;
  }
  for (const name of lifecycle[type].guards ?? []) {
    const refused = guards[name](it, context);
    if (refused) return refused;
  }
  return undefined;
}

type Outcome = CaseEvent[] | Refusal;
type Handle<T extends CommandType> = (it: Case, command: CommandOf<T>, context: Context) => Outcome;

const said = ({ actor, now }: Context) => ({ at: now, actor });

const replanned = (clock: Clock, dueAt: string, { escalations }: Context): { escalations?: PlannedEscalation[] } =>
  clock.escalations ? { escalations: (escalations ?? shiftEscalations)(clock, dueAt) } : {};

/** When a wait was over: at its own end, though nobody may have looked until now. */
function waitEnd({ waiting }: Case, now: string): string {
  if (waiting?.until === undefined || !isAfter(now, waiting.until)) return now;
  return isAfter(waiting.since, waiting.until) ? waiting.since : waiting.until;
}

function endWait(it: Case, context: Context, why: EventOf<'waiting-ended'>['why']): CaseEvent {
  const { now, resume } = context;
  const endedAt = waitEnd(it, now);
  const clocks = runningClocks(it).filter((clock) => clock.pausedAt !== undefined);
  const again = (clock: Clock): Resumed => {
    const paused = Date.parse(endedAt) - Date.parse(clock.pausedAt ?? endedAt);
    // Without a calendar the clock runs round the clock.
    return (
      resume?.(clock, endedAt) ?? { due: new Date(Date.parse(clock.dueAt) + paused).toISOString(), proof: clock.proof }
    );
  };
  return {
    type: 'waiting-ended',
    ...said(context),
    why,
    ...(endedAt !== now && { endedAt }),
    clocks: clocks.map((clock) => {
      const { due, proof } = again(clock);
      return { clock: clock.kind, due, proof: [...proof], ...replanned(clock, due, context) };
    }),
  };
}

const offered = (context: Context): CaseEvent => {
  const until = context.offerUntil?.(context.now);
  return { type: 'solution-offered', ...said(context), ...(until !== undefined && { until }) };
};

function sendMessage(it: Case, { message }: CommandOf<'send-message'>, context: Context): CaseEvent[] {
  const sent: CaseEvent = { type: 'message-sent', ...said(context), message };
  const replies = context.actor.role === 'customer' && it.waiting?.for === 'customer';
  return replies ? [sent, endWait(it, context, 'reply')] : [sent];
}

function extend(it: Case, { clock, dueAt, reason }: CommandOf<'extend'>, context: Context): Outcome {
  const running = runningClocks(it).find(({ kind }) => kind === clock);
  if (!running) return { code: 'unknown-clock', params: { clock } };
  if (!isAfter(dueAt, running.dueAt)) return { code: 'not-later', params: { dueAt: running.dueAt } };
  const moved = replanned(running, dueAt, context);
  return [{ type: 'deadline-extended', ...said(context), clock, dueAt, reason, ...moved }];
}

function recordBreach(it: Case, { clock }: CommandOf<'record-breach'>, context: Context): Outcome {
  const running = runningClocks(it).find(({ kind }) => kind === clock);
  if (!running) return { code: 'unknown-clock', params: { clock } };
  const passed = running.pausedAt === undefined && isAfter(context.now, running.dueAt);
  if (!passed || running.breachedAt !== undefined) return { code: 'not-breached', params: { clock } };
  return [{ type: 'clock-breached', ...said(context), clock, dueAt: running.dueAt }];
}

function escalateDeadline(it: Case, command: CommandOf<'escalate-deadline'>, context: Context): Outcome {
  const { now, escalation = () => 'rule-removed' as const } = context;
  const due = dueEscalation(it, command, now, escalation);
  return due ? [due] : { code: 'escalation-not-due', params: { rule: command.rule } };
}

function reopen(it: Case, { reason }: CommandOf<'reopen'>, context: Context): CaseEvent[] {
  const decision = context.decide?.(it, context.now);
  const reopened: CaseEvent = {
    type: 'reopened',
    ...said(context),
    reason,
    department: it.department,
    ...(it.handler !== undefined && { handler: it.handler }),
  };
  return decision ? [reopened, { type: 'decision-made', ...said(context), decision }] : [reopened];
}

/** What each command writes, once state, role and guards have let it through. */
const handle: { readonly [T in CommandType]: Handle<T> } = {
  acknowledge: (_, __, context) => [{ type: 'acknowledged', ...said(context) }],
  assign: (_, { type: __, ...to }, context) => [{ type: 'assigned', ...said(context), ...to }],
  reject: (_, { reason }, context) => [{ type: 'complaint-rejected', ...said(context), reason }],
  merge: (it, { into }, context) =>
    into === it.number || into === it.id ? { code: 'merge-into-itself' } : [{ type: 'merged', ...said(context), into }],
  absorb: (it, { number }, context) =>
    it.absorbed?.includes(number) ? [] : [{ type: 'case-absorbed', ...said(context), number }],
  link: (it, { type: _, ...link }, context) =>
    link.to === it.number || link.to === it.id
      ? { code: 'link-to-itself' }
      : [{ type: 'case-linked', ...said(context), ...link }],
  return: (_, { reason }, context) => [{ type: 'returned', ...said(context), reason }],
  investigate: (it, _, context) => {
    const handler = it.handler ?? context.actor.id;
    return [{ type: 'investigation-started', ...said(context), ...(handler !== undefined && { handler }) }];
  },
  ask: (_, { type: __, ...question }, context) => [{ type: 'question-asked', ...said(context), ...question }],
  resume: (it, _, context) => [endWait(it, context, context.actor.role === 'system' ? 'expired' : 'resumed')],
  propose: (_, { proposal }, context) => [{ type: 'solution-proposed', ...said(context), proposal }],
  approve: (_, { note }, context) => [
    { type: 'solution-approved', ...said(context), ...(note !== undefined && { note }) },
    offered(context),
  ],
  offer: (_, __, context) => [offered(context)],
  'send-back': (_, { reason }, context) => [{ type: 'solution-sent-back', ...said(context), reason }],
  accept: (it, { note }, context) =>
    context.actor.role === 'system'
      ? [{ type: 'offer-lapsed', ...said(context), lapsedAt: it.solution?.offerUntil ?? context.now }]
      : [{ type: 'offer-accepted', ...said(context), ...(note !== undefined && { note }) }],
  dispute: (_, { reason }, context) => [{ type: 'offer-disputed', ...said(context), reason }],
  escalate: (_, { type: __, ...to }, context) => [{ type: 'escalated', ...said(context), ...to }],
  refer: (_, { recourse }, context) => [{ type: 'referred', ...said(context), recourse }],
  'add-task': (_, { task }, context) => [{ type: 'task-added', ...said(context), task }],
  'complete-task': (it, { type: _, ...done }, context) =>
    it.tasks.some(({ id, doneAt }) => id === done.task && doneAt === undefined)
      ? [{ type: 'task-completed', ...said(context), ...done }]
      : { code: 'unknown-task', params: { task: done.task } },
  revisit: (_, { reason }, context) => [{ type: 'execution-revisited', ...said(context), reason }],
  'follow-up': (_, __, context) => [{ type: 'follow-up-started', ...said(context) }],
  'record-contact': (_, { contact }, context) => [{ type: 'contact-attempted', ...said(context), contact }],
  'code-cause': (_, { type: __, ...coded }, context) => [{ type: 'cause-coded', ...said(context), ...coded }],
  close: (_, __, context) => [{ type: 'closed', ...said(context) }],
  'answer-survey': (_, { survey }, context) => [{ type: 'survey-answered', ...said(context), survey }],
  reopen,
  withdraw: (_, { reason }, context) => [
    { type: 'withdrawn', ...said(context), ...(reason !== undefined && { reason }) },
  ],
  extend,
  'send-message': sendMessage,
  'add-note': (_, { type: __, ...note }, context) => [{ type: 'note-added', ...said(context), ...note }],
  'record-breach': recordBreach,
  'escalate-deadline': escalateDeadline,
};

/**
 * What a command does to a case: the events to append, or the coded reason why not. Pure.
 * `now` must not be before the case's last event; the desk sees to that.
 */
export function apply(it: Case, command: Command, context: Context): { events: CaseEvent[] } | { refused: Refusal } {
  const refused = refusal(it, command.type, context);
  if (refused) return { refused };
  // One entry a command type: the map's type says so, the call cannot.
  const outcome = (handle[command.type] as Handle<CommandType>)(it, command, context);
  return Array.isArray(outcome) ? { events: outcome } : { refused: outcome };
}

const commandTypes = Object.keys(lifecycle) as CommandType[];
const byRoleAndState = new Map<string, readonly CommandType[]>();

/** The few commands that the table has for a role in a state: every look at a case asks for them. */
function commandsIn(state: CaseState, role: Role): readonly CommandType[] {
  const key = `${role} ${state}`;
  const known = byRoleAndState.get(key);
  if (known) return known;
  const found = commandTypes.filter((type) => {
    const { from, who, narrowed } = lifecycle[type];
    return who.includes(role) && (narrowed?.[role] ?? from).includes(state);
  });
  byRoleAndState.set(key, found);
  return found;
}

/** The commands that this actor may give now, and those that state and role would let through, with what is in their way. */
export function commandsFor(
  it: Case,
  context: Context,
): { allowed: CommandType[]; blocked: { command: CommandType; refused: Refusal }[] } {
  const allowed: CommandType[] = [];
  const blocked: { command: CommandType; refused: Refusal }[] = [];
  for (const command of it.erased ? commandTypes : commandsIn(it.state, context.actor.role)) {
    const beyond = beyondReach(it, command, context);
    // Of an erased case it is said why nothing can be done with it.
    if (beyond && beyond !== 'case-erased') continue;
    const refused = refusal(it, command, context);
    if (refused) blocked.push({ command, refused });
    else allowed.push(command);
  }
  return { allowed, blocked };
}

/** The commands that this actor may give now: the buttons to show. */
export const allowedCommands = (it: Case, context: Context): CommandType[] => commandsFor(it, context).allowed;

/** The commands that state and role would let through, with what still stands in their way. */
export const blockedCommands = (it: Case, context: Context): { command: CommandType; refused: Refusal }[] =>
  commandsFor(it, context).blocked;
