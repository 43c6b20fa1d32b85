import * as z from 'zod/mini';
import { attachmentSchema, complaintSchema } from './complaint.ts';
import { instantSchema } from './time.ts';
import { decisionSchema, deadlineSchema, plannedEscalationSchema } from './decision.ts';
import {
  actorSchema,
  causeSchema,
  contactSchema,
  messageSchema,
  proposalSchema,
  sentKeySchema,
  surveySchema,
  taskDraftSchema,
} from './shapes.ts';
import { linkKinds, notified, outcomes } from './vocabulary.ts';

const event = <T extends string, S extends z.core.$ZodShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), at: instantSchema, actor: actorSchema, ...shape });

const reason = z.string();
/** A rule of the policy, the clock it watches, and when it was due. */
const escalation = { rule: z.string(), clock: z.string(), firesAt: instantSchema };
/** New due times of clocks that stood still. */
const resumed = z.array(z.pick(deadlineSchema, { clock: true, due: true, proof: true, escalations: true }));

/** What happened to a case, in the past tense. The log of these is the truth; everything else is derived. */
export const eventSchema = z.discriminatedUnion('type', [
  event('complaint-received', {
    id: z.string(),
    number: z.string(),
    receiptHash: z.string(),
    complaint: complaintSchema,
    /** How often this customer has complained of the same issue before. */
    repeatCount: z.optional(z.int()),
    /** `Message-ID` of the mail that it came as. */
    mailId: z.optional(z.string()),
  }),
  event('decision-made', { decision: decisionSchema }),
  event('acknowledged', {}),
  event('assigned', { department: z.string(), handler: z.optional(z.string()) }),
  event('complaint-rejected', { reason }),
  event('merged', { into: z.string() }),
  /** Another case was merged into this one; its number. */
  event('case-absorbed', { number: z.string() }),
  event('case-linked', { to: z.string(), as: z.enum(linkKinds) }),
  event('returned', { reason }),
  event('investigation-started', { handler: z.optional(z.string()) }),
  event('question-asked', {
    of: z.enum(['customer', 'third-party']),
    question: z.string(),
    until: z.optional(instantSchema),
  }),
  event('waiting-ended', {
    why: z.enum(['reply', 'expired', 'resumed']),
    clocks: resumed,
    /** When the wait was over, where that was before anyone saw it. */
    endedAt: z.optional(instantSchema),
  }),
  event('solution-proposed', { proposal: proposalSchema }),
  event('solution-approved', { note: z.optional(z.string()) }),
  event('solution-sent-back', { reason }),
  event('solution-offered', { until: z.optional(instantSchema) }),
  event('offer-accepted', { note: z.optional(z.string()) }),
  /** `lapsedAt`: when the time to answer was over, which is seen a little later, or after a downtime. */
  event('offer-lapsed', { lapsedAt: z.optional(instantSchema) }),
  event('offer-disputed', { reason }),
  event('escalated', { handler: z.string(), department: z.optional(z.string()) }),
  event('referred', { recourse: z.string() }),
  event('task-added', { task: taskDraftSchema }),
  event('task-completed', { task: z.string(), note: z.optional(z.string()) }),
  event('execution-revisited', { reason }),
  event('follow-up-started', {}),
  event('contact-attempted', { contact: contactSchema }),
  event('cause-coded', { cause: causeSchema, note: z.optional(z.string()) }),
  event('closed', {}),
  event('survey-answered', { survey: surveySchema }),
  event('reopened', { reason, department: z.string(), handler: z.optional(z.string()) }),
  event('withdrawn', { reason: z.optional(z.string()) }),
  event('deadline-extended', {
    clock: z.string(),
    dueAt: instantSchema,
    reason,
    escalations: z.optional(z.array(plannedEscalationSchema)),
  }),
  event('message-sent', { message: messageSchema }),
  event('note-added', {
    note: z.string(),
    attachments: z.optional(z.array(attachmentSchema)),
    key: z.optional(sentKeySchema),
  }),
  event('clock-breached', { clock: z.string(), dueAt: instantSchema }),
  /** A rule of the policy called for attention to a clock that is about to run out, or has. */
  event('deadline-escalated', {
    ...escalation,
    /** It was carried out long after its time. */
    late: z.boolean(),
    notify: z.array(z.enum(notified)),
    severity: z.optional(z.string()),
    department: z.optional(z.string()),
    handler: z.optional(z.literal('none')),
  }),
  /** An escalation was due, and nothing was to be done. */
  event('escalation-skipped', { ...escalation, why: z.enum(['conditions-not-met', 'rule-removed']) }),
  /** The case comes from another system, where it had already ended; what is not known stays absent. */
  event('history-imported', {
    source: z.string(),
    resolvedAt: z.optional(instantSchema),
    outcome: z.optional(z.enum(outcomes)),
    /** The source's own word on whether it was handled in time. */
    onTime: z.optional(z.boolean()),
    disputed: z.optional(z.boolean()),
  }),
  /** Who complained is not known any more: all that was personal is gone from the log before this. */
  event('customer-erased', {
    /** Stands for the customer in all their cases from now on, and leads to nobody; absent where nobody was named. */
    pseudonym: z.optional(z.string()),
    why: z.enum(['request', 'retention']),
  }),
]);
export type CaseEvent = z.infer<typeof eventSchema>;
export type CaseEventType = CaseEvent['type'];
export type EventOf<T extends CaseEventType> = Extract<CaseEvent, { type: T }>;

/** An event as it stands in a log: `version` counts from 1 within its case. */
export interface RecordedEvent {
  readonly caseId: string;
  readonly version: number;
  readonly event: CaseEvent;
}
