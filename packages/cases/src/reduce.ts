import type { Case, Solution } from './case.ts';
import { breachClock, extendClock, pauseClocks, resumeClocks, startClocks, stopClocks } from './clocks.ts';
import { escalate, spendEscalation } from './escalation.ts';
import type { CaseEvent, EventOf } from './events.ts';
import type { CaseState } from './vocabulary.ts';

/** The log is not one that the lifecycle can have written. */
export class LogError extends Error {
  readonly code = 'log-corrupt';
  readonly params: { readonly event: string; readonly version: number };
  constructor(event: string, version: number) {
    super(`log-corrupt: ${event} at ${String(version)}`);
    this.params = { event, version };
  }
}

const received = (event: EventOf<'complaint-received'>): Case => ({
  id: event.id,
  number: event.number,
  receiptHash: event.receiptHash,
  version: 1,
  state: 'received',
  cycle: 1,
  complaint: event.complaint,
  receivedAt: event.at,
  updatedAt: event.at,
  severity: '',
  department: '',
  clocks: [],
  messages: [],
  notes: [],
  tasks: [],
  contacts: [],
  repeatCount: event.repeatCount ?? 0,
  reasons: [],
  disputes: 0,
});

/** The state an event leads to, where it leads to one. */
const stateAfter: Partial<Record<CaseEvent['type'], CaseState>> = {
  'complaint-rejected': 'rejected',
  merged: 'merged',
  returned: 'acknowledged',
  'investigation-started': 'investigating',
  'question-asked': 'waiting',
  'waiting-ended': 'investigating',
  'solution-proposed': 'proposed',
  'solution-sent-back': 'investigating',
  'solution-offered': 'offered',
  'offer-accepted': 'executing',
  'offer-lapsed': 'executing',
  'offer-disputed': 'disputed',
  escalated: 'investigating',
  referred: 'referred',
  acknowledged: 'acknowledged',
  'execution-revisited': 'investigating',
  'follow-up-started': 'follow-up',
  closed: 'closed',
  reopened: 'assigned',
  withdrawn: 'withdrawn',
};

const because = (it: Case, event: CaseEvent, text: string): Case['reasons'] => [
  ...it.reasons,
  { at: event.at, of: event.type, text },
];

const withSolution = (it: Case, change: Partial<Solution>): Partial<Case> =>
  it.solution ? { solution: { ...it.solution, ...change } } : {};

const handled = (handler: string | undefined): { handler?: string } => (handler === undefined ? {} : { handler });

/** The next task's id: unique within the case, the same however often the log is read. */
const taskId = (it: Case, offset = 0): string => `t${String(it.tasks.length + 1 + offset)}`;

function message(it: Case, event: EventOf<'message-sent'>): Partial<Case> {
  const from = event.actor.role === 'customer' ? 'customer' : 'staff';
  const { text, attachments = [] } = event.message;
  const sent = { id: `m${String(it.version + 1)}`, at: event.at, from, text, attachments } as const;
  const messages = [...it.messages, event.actor.name === undefined ? sent : { ...sent, name: event.actor.name }];
  return from === 'staff'
    ? {
        messages,
        respondedAt: it.respondedAt ?? event.at,
        clocks: stopClocks(it.clocks, it.cycle, event.type, event.at, true),
      }
    : { messages };
}

const note = ({ at, actor, note: text, attachments }: EventOf<'note-added'>): Case['notes'][number] => ({
  at,
  by: actor,
  text,
  ...(attachments?.length && { attachments }),
});

function linked(it: Case, { to, as }: EventOf<'case-linked'>): Partial<Case> {
  const links = [...(it.links ?? []).filter((link) => link.to !== to), { to, as }];
  // A repeat that the customer's data did not show counts from now on.
  return { links, repeatCount: as === 'repeat' ? Math.max(1, it.repeatCount) : it.repeatCount };
}

function reopened(it: Case, event: EventOf<'reopened'>): Case {
  const { handler, closedAt, solution, outcome, mergedInto, ...rest } = it;
  return {
    ...rest,
    cycle: it.cycle + 1,
    // A case reopened from its follow-up never closed: its clocks end here.
    clocks: stopClocks(it.clocks, it.cycle, 'closed', event.at),
    department: event.department,
    reasons: because(it, event, event.reason),
    ...handled(event.handler),
  };
}

/** What an event changes, beside version, time and state. */
function changes(it: Case, event: CaseEvent): Partial<Case> {
  switch (event.type) {
    case 'complaint-received':
      throw new LogError(event.type, it.version + 1);
    case 'decision-made': {
      const { decision } = event;
      return {
        decision,
        severity: decision.severity,
        department: it.department || decision.department,
        clocks: [...it.clocks, ...startClocks(decision.deadlines, event.at, it.cycle)],
      };
    }
    case 'acknowledged':
      return { acknowledgedAt: it.acknowledgedAt ?? event.at };
    case 'assigned':
      return { department: event.department, ...handled(event.handler) };
    case 'investigation-started':
      return handled(event.handler ?? it.handler);
    case 'question-asked':
      return {
        clocks: pauseClocks(it.clocks, it.cycle, event.at),
        waiting: {
          for: event.of,
          question: event.question,
          since: event.at,
          ...(event.until !== undefined && { until: event.until }),
        },
        ...(event.of === 'customer' && { respondedAt: it.respondedAt ?? event.at }),
      };
    case 'waiting-ended':
      return { clocks: resumeClocks(it.clocks, event.clocks) };
    case 'solution-proposed':
      return {
        solution: { proposal: event.proposal, proposedBy: event.actor, proposedAt: event.at, approvals: [] },
      };
    case 'solution-approved':
      return withSolution(it, { approvals: [...(it.solution?.approvals ?? []), { by: event.actor, at: event.at }] });
    case 'solution-offered':
      return {
        ...withSolution(it, { offeredAt: event.at, ...(event.until !== undefined && { offerUntil: event.until }) }),
        ...(it.solution && { outcome: it.solution.proposal.outcome }),
        respondedAt: it.respondedAt ?? event.at,
      };
    case 'offer-accepted':
    case 'offer-lapsed':
      return {
        ...withSolution(it, { acceptedAt: (event.type === 'offer-lapsed' && event.lapsedAt) || event.at }),
        tasks: [
          ...it.tasks,
          ...(it.solution?.proposal.tasks ?? []).map((task, index) => ({ ...task, id: taskId(it, index) })),
        ],
      };
    case 'offer-disputed':
      return { disputes: it.disputes + 1, reasons: because(it, event, event.reason) };
    case 'escalated':
      return { handler: event.handler, ...(event.department !== undefined && { department: event.department }) };
    case 'complaint-rejected':
      return { outcome: 'rejected', closedAt: event.at, reasons: because(it, event, event.reason) };
    case 'merged':
      return { mergedInto: event.into, closedAt: event.at };
    case 'case-absorbed':
      return { absorbed: [...(it.absorbed ?? []), event.number] };
    case 'case-linked':
      return linked(it, event);
    case 'referred':
      return { closedAt: event.at, reasons: because(it, event, event.recourse) };
    case 'withdrawn':
      return { closedAt: event.at, ...(event.reason !== undefined && { reasons: because(it, event, event.reason) }) };
    case 'returned':
    case 'solution-sent-back':
    case 'execution-revisited':
      return { reasons: because(it, event, event.reason) };
    case 'task-added':
      return { tasks: [...it.tasks, { ...event.task, id: taskId(it) }] };
    case 'task-completed':
      return { tasks: it.tasks.map((task) => (task.id === event.task ? { ...task, doneAt: event.at } : task)) };
    case 'contact-attempted':
      return { contacts: [...it.contacts, { ...event.contact, at: event.at, by: event.actor }] };
    case 'cause-coded':
      return { cause: event.cause };
    case 'closed':
      return { closedAt: event.at };
    case 'survey-answered':
      // The first answer's time stands: it says until when the answer may be changed.
      return { survey: { ...event.survey, at: it.survey?.at ?? event.at } };
    case 'deadline-extended':
      return { clocks: extendClock(it.clocks, it.cycle, event) };
    case 'clock-breached':
      return { clocks: breachClock(it.clocks, it.cycle, event) };
    case 'deadline-escalated':
      return {};
    case 'escalation-skipped':
      return { clocks: spendEscalation(it.clocks, it.cycle, event) };
    case 'message-sent':
      return message(it, event);
    case 'note-added':
      return { notes: [...it.notes, note(event)] };
    case 'history-imported':
      return {
        state: 'closed',
        imported: { source: event.source, ...(event.onTime !== undefined && { onTime: event.onTime }) },
        disputes: event.disputed ? 1 : 0,
        // What the source did not say is not known here either: its clocks are not judged.
        clocks: it.clocks.map((clock) => (event.resolvedAt ? clock : { ...clock, metAt: clock.startedAt })),
        ...(event.resolvedAt !== undefined && { closedAt: event.resolvedAt }),
        ...(event.outcome !== undefined && { outcome: event.outcome }),
      };
    case 'customer-erased':
      return { erased: { at: event.at, ...(event.pseudonym !== undefined && { pseudonym: event.pseudonym }) } };
    case 'follow-up-started':
      return {};
    case 'reopened':
      return {};
  }
}

/** The case that an event's changes are made to: where something is taken away, without it. */
function baseOf(it: Case, event: CaseEvent): Case {
  if (event.type === 'reopened') return reopened(it, event);
  return event.type === 'deadline-escalated' ? escalate(it, event) : it;
}

/** The case after one more event. The first must be `complaint-received`. */
export function evolve(it: Case | undefined, event: CaseEvent): Case {
  if (!it) {
    if (event.type !== 'complaint-received') throw new LogError(event.type, 1);
    return received(event);
  }
  const base = baseOf(it, event);
  const changed = { ...base, ...changes(base, event) };
  const { waiting, ...rest } = changed;
  const state =
    stateAfter[event.type] ?? (event.type === 'assigned' && it.state === 'acknowledged' ? 'assigned' : changed.state);
  return {
    ...rest,
    ...(waiting && state === 'waiting' && { waiting }),
    clocks: stopClocks(changed.clocks, changed.cycle, event.type, event.at),
    state,
    version: it.version + 1,
    updatedAt: event.at,
  };
}

/**
 * The case that a log tells of.
 * @throws LogError when the log is empty or cannot have been written by the lifecycle.
 */
export function reduce(events: Iterable<CaseEvent>): Case {
  let it: Case | undefined;
  for (const event of events) it = evolve(it, event);
  if (!it) throw new LogError('none', 0);
  return it;
}
