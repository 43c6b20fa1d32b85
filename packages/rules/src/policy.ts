import { escalationWhenSchema, notified } from '@redress/cases';
import * as z from 'zod/mini';
import type { Conditions } from './conditions.ts';

const id = z.string().check(z.regex(/^[A-Za-z0-9][\w.-]{0,63}$/));
const text = z.string().check(z.minLength(1), z.maxLength(2_000));
const name = z.string().check(z.minLength(1), z.maxLength(200));
const language = z.string().check(z.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/));
const conditions = z.custom<Conditions>();
const count = z.int().check(z.nonnegative());

/** One text in several languages, by BCP 47 tag: `{"en": "Quality", "zh-Hans": "质检部"}`. */
export const labelsSchema = z.record(language, text);
export type Labels = z.infer<typeof labelsSchema>;

const labelled = { id, label: z.optional(labelsSchema) };
const leafNode = z.strictObject(labelled);
const branchNode = z.strictObject({ ...labelled, children: z.optional(z.array(leafNode)) });
/** `help` says what a cause means, with an example, to those who code cases. */
const explained = { ...labelled, help: z.optional(labelsSchema) };
const causeBranch = z.strictObject({ ...explained, children: z.optional(z.array(z.strictObject(explained))) });
const causeNode = z.strictObject({ ...explained, children: z.optional(z.array(causeBranch)) });
export type CategoryNode = z.infer<typeof branchNode>;
export type CauseNode = z.infer<typeof causeNode>;

/** A question of the policy's own, in JSON Schema's words; its answer is a fact of the same name. */
export const factSchema = z.strictObject({
  type: z.enum(['boolean', 'integer', 'number', 'string', 'array']),
  enum: z.optional(z.array(z.union([z.string(), z.number()])).check(z.minLength(1))),
  /** Labels of the values of `enum`. */
  options: z.optional(z.record(z.string(), labelsSchema)),
  minimum: z.optional(z.number()),
  maximum: z.optional(z.number()),
  maxLength: z.optional(count),
  format: z.optional(z.enum(['date'])),
  label: z.optional(labelsSchema),
  help: z.optional(labelsSchema),
  required: z.optional(z.boolean()),
  /** Filled in by staff and imports; customers are not asked. */
  staffOnly: z.optional(z.boolean()),
  /** The form asks only when these hold. */
  showIf: z.optional(conditions),
  /** Ids of the categories or subcategories the question belongs to; absent for all. */
  categories: z.optional(z.array(id)),
});
export type FactDefinition = z.infer<typeof factSchema>;

const deadlineTerms = {
  clock: id,
  /** E.g. `4 business hours`, `10 business days`, `8 weeks`. */
  within: z.string().check(z.maxLength(60)),
  calendar: z.optional(id),
  from: z.optional(z.enum(['now', 'next business day'])),
  at: z.optional(z.enum(['close', 'same time', 'end of day', 'start of day'])),
  pausable: z.optional(z.boolean()),
};
export const deadlineTermsSchema = z.strictObject(deadlineTerms);
export type ClockTerms = z.infer<typeof deadlineTermsSchema>;

const calendarSchema = z.strictObject({
  timeZone: z.string().check(z.maxLength(64)),
  week: z.partialRecord(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']), z.array(z.string())),
  holidays: z.optional(z.array(z.string())),
  days: z.optional(z.record(z.string(), z.array(z.string()))),
});

const ruleOf = <Type extends string, Params extends z.ZodMiniType>(type: Type, params: Params) =>
  z.strictObject({
    name,
    description: z.optional(text),
    stage: z.literal(type),
    /** Higher is asked first; 1 where absent. */
    priority: z.optional(z.int().check(z.positive())),
    conditions,
    event: z.strictObject({ type: z.literal(type), params }),
    /** The provision behind the rule, e.g. `FCA DISP 1.6.2R`, and where it was read. */
    law: z.optional(text),
    source: z.optional(text),
    confidence: z.optional(z.enum(['verified', 'secondary'])),
  });

export const ruleSchema = z.discriminatedUnion('stage', [
  ruleOf('severity', z.strictObject({ severity: id })),
  ruleOf('department', z.strictObject({ department: id })),
  ruleOf('deadline', deadlineTermsSchema),
]);
export type Rule = z.infer<typeof ruleSchema>;

const workflowSchema = z.strictObject({
  approval: z.optional(
    z.strictObject({
      /** Over the case's facts and the proposal's: `cost`, `remedyType`, `remedyAmount`. */
      required: conditions,
    }),
  ),
  /** How long the customer may think an offer over, and ask for a closed case to be reopened. */
  offerWindow: z.optional(z.string()),
  reopenWindow: z.optional(z.string()),
  /** What working units of the windows are counted in. */
  calendar: z.optional(id),
  assign: z.optional(z.enum(['auto', 'hold'])),
});

const escalationSchema = z.strictObject({
  name,
  description: z.optional(text),
  /** The clock it watches. */
  clock: id,
  /** Counted from the clock's due time: `due`, `{"before": "1 business day"}` or `{"after": "2 business hours"}`. */
  when: escalationWhenSchema,
  /** What working time is counted in; the clock's own calendar where absent. */
  calendar: z.optional(id),
  /** Asked when it is due, over the facts of the complaint and `severity`, `department`, `state`, `cycle`, `handled`. */
  conditions: z.optional(conditions),
  do: z.strictObject({
    notify: z.optional(z.array(z.enum(notified)).check(z.minLength(1))),
    /** Raised to this, never lowered. */
    severity: z.optional(id),
    /** Handed to this department, and taken from its handler. */
    department: z.optional(id),
    /** `none` takes the case from its handler. */
    handler: z.optional(z.literal('none')),
  }),
});
export type EscalationRule = z.infer<typeof escalationSchema>;

const formSchema = z.strictObject({
  consent: z.optional(z.strictObject({ text: labelsSchema, link: z.optional(z.url()) })),
  anonymous: z.optional(z.boolean()),
  attachments: z.optional(
    z.strictObject({
      max: z.optional(count),
      /** Of one file. */
      maxBytes: z.optional(count),
      /** MIME types; `image/*` is allowed. */
      types: z.optional(z.array(z.string())),
    }),
  ),
  languages: z.optional(z.array(language)),
});

const replySchema = z.strictObject({
  id,
  label: labelsSchema,
  /** The category or subcategory it belongs to; absent for all. */
  category: z.optional(id),
  /** By language; `{{customer.name}}` and the like are filled in. */
  text: z.record(language, z.string().check(z.minLength(1), z.maxLength(10_000))),
});
export type Reply = z.infer<typeof replySchema>;

const knownProblemSchema = z.strictObject({
  id,
  text: labelsSchema,
  /** Where more is said of it. */
  link: z.optional(z.url({ protocol: /^https?$/ })),
  /** Ids of the categories or subcategories it belongs to; absent for all. */
  categories: z.optional(z.array(id)),
  /** Words one of which a complaint's product contains; absent for all. */
  products: z.optional(z.array(name)),
  /** RFC 3339; absent for at once, and until it is taken out. */
  from: z.optional(z.iso.datetime({ offset: true })),
  until: z.optional(z.iso.datetime({ offset: true })),
});
export type KnownProblem = z.infer<typeof knownProblemSchema>;

const spamSchema = z.strictObject({
  /**
   * Whether customers' browsers do some work before they may submit, and how much: iterations of PBKDF2 a try, about a
   * hundred tries. Absent, the server's own setting counts.
   */
  proofOfWork: z.optional(z.union([z.boolean(), z.int().check(z.minimum(100), z.maximum(1_000_000))])),
});

const privacySchema = z.strictObject({
  /**
   * How long who complained is known after a case has ended: `90 days`, `8 weeks`, `18 months`, `3 years`. For every
   * category that has no time of its own; absent keeps for good.
   */
  retain: z.optional(z.string()),
  /** By category or subcategory; a subcategory's own time goes before its category's. */
  categories: z.optional(z.record(id, z.string())),
  /** How long it is kept who looked at what; absent keeps it for good. */
  audit: z.optional(z.string()),
});

/** The one file that holds what an admin may change. */
export const policySchema = z.strictObject({
  $schema: z.optional(z.string()),
  format: z.literal('redress-policy/1'),
  name,
  description: z.optional(text),
  /** Where `receivedWeekday`, `receivedHour` and days are told; the first calendar's, else UTC. */
  timeZone: z.optional(z.string().check(z.maxLength(64))),
  /** The first day of the company's week, 1 (Monday, the default) to 7 (Sunday). */
  weekStart: z.optional(z.int().check(z.minimum(1), z.maximum(7))),
  /** From the mildest to the worst. */
  severities: z.array(id).check(z.minLength(1), z.maxLength(20)),
  departments: z.array(leafNode).check(z.minLength(1)),
  categories: z.array(branchNode),
  causes: z.optional(z.array(causeNode)),
  /** What deadlines are called, by the name of their clock. */
  clocks: z.optional(z.array(leafNode)),
  facts: z.optional(z.record(z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9]{0,63}$/)), factSchema)),
  calendars: z.optional(z.record(id, calendarSchema)),
  /** Ids of deadline packs. */
  extends: z.optional(z.array(id)),
  defaults: z.strictObject({ severity: id, department: id, deadlines: z.optional(z.array(deadlineTermsSchema)) }),
  /** Conditions that rules share by name. */
  conditions: z.optional(z.record(name, conditions)),
  rules: z.array(ruleSchema),
  /** What happens when a clock is about to run out, or has. */
  escalations: z.optional(z.array(escalationSchema).check(z.maxLength(100))),
  workflow: z.optional(workflowSchema),
  form: z.optional(formSchema),
  /** What the form tells people before they complain of it. */
  knownProblems: z.optional(z.array(knownProblemSchema).check(z.maxLength(100))),
  spam: z.optional(spamSchema),
  privacy: z.optional(privacySchema),
  /** Ready-made answers that staff put into their messages. */
  replies: z.optional(z.array(replySchema).check(z.maxLength(500))),
});
export type Policy = z.infer<typeof policySchema>;
