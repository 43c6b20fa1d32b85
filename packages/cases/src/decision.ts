import * as z from 'zod/mini';
import { daySchema, instantSchema } from './time.ts';

/** One line of a counted deadline: a day (or, for calendar units, the whole run) and what it contributed. */
export const proofLineSchema = z.strictObject({
  /** The day in the calendar's time zone. */
  date: daySchema,
  /** First and last instant counted; both absent on a day that does not count. */
  from: z.optional(instantSchema),
  to: z.optional(instantSchema),
  /** In the deadline's own unit: minutes of working time, working days, days, weeks, months. */
  counted: z.number(),
  /** Why a day did not count. */
  why: z.optional(z.enum(['day-of-receipt', 'closed', 'holiday', 'day-off', 'before-start'])),
  /** The holiday's name, where the table has one. */
  holiday: z.optional(z.string()),
});
export type ProofLine = z.infer<typeof proofLineSchema>;

/** When an escalation takes place, told from its clock's due time: e.g. `{"before": "1 business day"}`. */
export const escalationWhenSchema = z.union([
  z.literal('due'),
  z.strictObject({ before: z.string() }),
  z.strictObject({ after: z.string() }),
]);
export type EscalationWhen = z.infer<typeof escalationWhenSchema>;

/** An escalation that a clock has before it. */
export const plannedEscalationSchema = z.strictObject({
  /** The policy's rule, by name. */
  rule: z.string(),
  at: instantSchema,
  when: escalationWhenSchema,
  /** What working time is counted in, where it is not the clock's calendar. */
  calendar: z.optional(z.string()),
});
export type PlannedEscalation = z.infer<typeof plannedEscalationSchema>;

export const deadlineSchema = z.strictObject({
  /** `acknowledge`, `respond`, `resolve`, or the policy's own. */
  clock: z.string(),
  due: instantSchema,
  /** As the policy says it, e.g. `10 business days`. */
  within: z.string(),
  calendar: z.optional(z.string()),
  /** The clock stands still while the case waits for the customer or a third party. */
  pausable: z.optional(z.boolean()),
  /** The rule that set it; absent for the policy's default. */
  rule: z.optional(z.string()),
  /** The law behind it, where the rule comes from a deadline pack. */
  law: z.optional(z.string()),
  /** The holiday data ended before the deadline: days after this one count by the week alone. */
  dataEndsAt: z.optional(daySchema),
  proof: z.array(proofLineSchema),
  /** In the order of their times. */
  escalations: z.optional(z.array(plannedEscalationSchema)),
});
export type Deadline = z.infer<typeof deadlineSchema>;

export const stages = ['severity', 'department', 'deadline'] as const;
export type Stage = (typeof stages)[number];

/** A leaf condition that carried a rule, and what the complaint said. */
export const matchSchema = z.strictObject({
  fact: z.string(),
  path: z.optional(z.string()),
  operator: z.string(),
  value: z.unknown(),
  actual: z.unknown(),
});
export type Match = z.infer<typeof matchSchema>;

export const reasonSchema = z.strictObject({ stage: z.enum(stages), rule: z.string(), matched: z.array(matchSchema) });
export type Reason = z.infer<typeof reasonSchema>;

/** What the policy says of a complaint, and why. */
export const decisionSchema = z.strictObject({
  severity: z.string(),
  department: z.string(),
  deadlines: z.array(deadlineSchema),
  reasons: z.array(reasonSchema),
  /** Facts that a rule asked for and the complaint does not have. */
  missing: z.array(z.string()),
  policy: z.strictObject({ name: z.string(), version: z.int(), hash: z.string() }),
});
export type Decision = z.infer<typeof decisionSchema>;
