import * as z from 'zod/mini';
import { attachmentSchema } from './complaint.ts';
import { instantSchema } from './time.ts';
import { contactMethods, contactResults, outcomes, remedyTypes, roles, surveyDimensions } from './vocabulary.ts';

/** Shapes that commands and events share. */

export const text = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most));

export const actorSchema = z.strictObject({
  role: z.enum(roles),
  /** Staff id; absent for customers and the system. */
  id: z.optional(z.string()),
  name: z.optional(z.string()),
  /** A handler works on this department's cases only; absent means on all. */
  department: z.optional(z.string()),
});
export type Actor = z.infer<typeof actorSchema>;

export const taskDraftSchema = z.strictObject({
  title: text(200),
  owner: z.optional(text(200)),
  dueAt: z.optional(instantSchema),
});

const money = z.number().check(z.nonnegative(), z.maximum(1e12));

/** What the company proposes to do about a complaint. */
export const proposalSchema = z.strictObject({
  outcome: z.enum(outcomes),
  /** What is done, in words the customer will read. */
  plan: text(5_000),
  remedy: z.strictObject({
    type: z.enum(remedyTypes),
    amount: z.optional(money),
    currency: z.optional(z.string().check(z.regex(/^[A-Z]{3}$/))),
  }),
  /** What it costs the company, in the remedy's currency. */
  cost: z.optional(money),
  owner: z.optional(text(200)),
  dueAt: z.optional(instantSchema),
  tasks: z.optional(z.array(taskDraftSchema).check(z.maxLength(50))),
});
export type Proposal = z.infer<typeof proposalSchema>;

/** The sender's own id of something: with the same one it is taken once, however often it is sent. */
export const sentKeySchema = z.string().check(z.regex(/^[\w-]{8,100}$/));

export const messageSchema = z.strictObject({
  text: text(20_000),
  key: z.optional(sentKeySchema),
  attachments: z.optional(z.array(attachmentSchema).check(z.maxLength(20))),
});

export const contactSchema = z.strictObject({
  method: z.enum(contactMethods),
  result: z.enum(contactResults),
  note: z.optional(text(5_000)),
});
export type ContactAttempt = z.infer<typeof contactSchema>;

const rating = z.optional(z.int().check(z.minimum(1), z.maximum(5)));

/** A customer's rating. Dimensions are 1-5, `nps` is 0-10, `ces` is 1-7 (7 is least effort). */
export const surveySchema = z.strictObject({
  ...(Object.fromEntries(surveyDimensions.map((dimension) => [dimension, rating])) as Record<
    (typeof surveyDimensions)[number],
    typeof rating
  >),
  nps: z.optional(z.int().check(z.minimum(0), z.maximum(10))),
  ces: z.optional(z.int().check(z.minimum(1), z.maximum(7))),
  resolved: z.optional(z.boolean()),
  reasons: z.optional(z.array(text(64)).check(z.maxLength(20))),
  comment: z.optional(z.string().check(z.maxLength(5_000))),
});
export type Survey = z.infer<typeof surveySchema>;

/** A path in the policy's cause taxonomy, e.g. `logistics.damaged`. */
export const causeSchema = z.string().check(z.regex(/^[\w-]+(\.[\w-]+)*$/), z.maxLength(200));
