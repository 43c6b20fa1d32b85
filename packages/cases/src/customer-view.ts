import * as z from 'zod/mini';
import { allowedCommands, type Rulings } from './apply.ts';
import type { Case } from './case.ts';
import { nextDue } from './clocks.ts';
import { attachmentSchema, complaintSchema } from './complaint.ts';
import { instantSchema } from './time.ts';
import { proofLineSchema } from './decision.ts';
import type { CaseEvent } from './events.ts';
import { proposalSchema, surveySchema } from './shapes.ts';
import { caseStates, outcomes } from './vocabulary.ts';

/** What a customer may do, as the tracker offers it. */
export const customerActions = ['send-message', 'accept', 'dispute', 'withdraw', 'reopen', 'answer-survey'] as const;
export type CustomerAction = (typeof customerActions)[number];

/** What the customer may see of a case: no names of rules, no notes, no costs. */
export const customerViewSchema = z.strictObject({
  number: z.string(),
  version: z.int(),
  state: z.enum(caseStates),
  cycle: z.int(),
  receivedAt: instantSchema,
  updatedAt: instantSchema,
  complaint: complaintSchema,
  /** Id in the policy. */
  department: z.string(),
  /** The clock due next, absent when none runs. */
  due: z.optional(z.strictObject({ clock: z.string(), at: instantSchema })),
  clocks: z.array(
    z.strictObject({
      kind: z.string(),
      cycle: z.int(),
      startedAt: instantSchema,
      dueAt: instantSchema,
      within: z.string(),
      law: z.optional(z.string()),
      pausedAt: z.optional(instantSchema),
      metAt: z.optional(instantSchema),
      breachedAt: z.optional(instantSchema),
      /** Why a supervisor moved it, and from when. */
      extended: z.optional(z.strictObject({ reason: z.string(), from: instantSchema })),
      proof: z.array(proofLineSchema),
    }),
  ),
  /** Public steps, oldest first; `code` is the event's type. */
  timeline: z.array(z.strictObject({ at: instantSchema, code: z.string(), text: z.optional(z.string()) })),
  messages: z.array(
    z.strictObject({
      id: z.string(),
      at: instantSchema,
      from: z.enum(['customer', 'staff']),
      name: z.optional(z.string()),
      text: z.string(),
      attachments: z.array(attachmentSchema),
    }),
  ),
  /** A question to the customer that keeps the case waiting. */
  question: z.optional(z.strictObject({ text: z.string(), until: z.optional(instantSchema) })),
  offer: z.optional(
    z.strictObject({
      plan: z.string(),
      outcome: z.enum(outcomes),
      remedy: proposalSchema.shape.remedy,
      until: z.optional(instantSchema),
      acceptedAt: z.optional(instantSchema),
    }),
  ),
  outcome: z.optional(z.enum(outcomes)),
  survey: z.optional(surveySchema),
  actions: z.array(z.enum(customerActions)),
});
export type CustomerView = z.infer<typeof customerViewSchema>;

/** The steps a customer is told of, and the words of theirs or ours that belong to them. */
function publicStep(event: CaseEvent): { text?: string } | undefined {
  switch (event.type) {
    case 'complaint-received':
    case 'acknowledged':
    case 'assigned':
    case 'investigation-started':
    case 'waiting-ended':
    case 'solution-offered':
    case 'offer-accepted':
    case 'offer-lapsed':
    case 'follow-up-started':
    case 'closed':
    case 'merged':
    case 'survey-answered':
    case 'history-imported':
    case 'customer-erased':
      return {};
    case 'complaint-rejected':
    case 'offer-disputed':
    case 'reopened':
    case 'deadline-extended':
      return { text: event.reason };
    case 'question-asked':
      return event.of === 'customer' ? { text: event.question } : {};
    case 'referred':
      return { text: event.recourse };
    case 'withdrawn':
      return event.reason === undefined ? {} : { text: event.reason };
    default:
      return undefined;
  }
}

const offer = ({ solution }: Case): CustomerView['offer'] => {
  if (!solution?.offeredAt) return undefined;
  const { plan, outcome, remedy } = solution.proposal;
  return {
    plan,
    outcome,
    remedy,
    ...(solution.offerUntil !== undefined && { until: solution.offerUntil }),
    ...(solution.acceptedAt !== undefined && { acceptedAt: solution.acceptedAt }),
  };
};

const clock = (it: Case['clocks'][number]): CustomerView['clocks'][number] => ({
  kind: it.kind,
  cycle: it.cycle,
  startedAt: it.startedAt,
  dueAt: it.dueAt,
  within: it.within,
  ...(it.law !== undefined && { law: it.law }),
  ...(it.pausedAt !== undefined && { pausedAt: it.pausedAt }),
  ...(it.metAt !== undefined && { metAt: it.metAt }),
  ...(it.breachedAt !== undefined && { breachedAt: it.breachedAt }),
  ...(it.extended && { extended: it.extended }),
  proof: [...it.proof],
});

/** The customer's view of a case and its log at `now`. */
export function customerView(
  it: Case,
  events: readonly CaseEvent[],
  { now, ...rulings }: Rulings & { readonly now: string },
): CustomerView {
  const due = nextDue(it);
  const may = allowedCommands(it, { ...rulings, now, actor: { role: 'customer' } });
  const made = offer(it);
  const { at: _, ...survey } = it.survey ?? { at: '' };
  return {
    number: it.number,
    version: it.version,
    state: it.state,
    cycle: it.cycle,
    receivedAt: it.receivedAt,
    updatedAt: it.updatedAt,
    complaint: it.complaint,
    department: it.department,
    clocks: it.clocks.map(clock),
    timeline: events.flatMap((event) => {
      const step = publicStep(event);
      return step ? [{ at: event.at, code: event.type, ...step }] : [];
    }),
    messages: it.messages.map((message) => ({ ...message, attachments: [...message.attachments] })),
    actions: customerActions.filter((action) => may.includes(action)),
    ...(due && { due: { clock: due.kind, at: due.dueAt } }),
    ...(it.waiting?.for === 'customer' && {
      question: { text: it.waiting.question, ...(it.waiting.until !== undefined && { until: it.waiting.until }) },
    }),
    ...(made && { offer: made }),
    ...(made && it.outcome && { outcome: it.outcome }),
    ...(it.survey && { survey }),
  };
}
