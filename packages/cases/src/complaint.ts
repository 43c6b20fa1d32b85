import * as z from 'zod/mini';
import { issuesOf, type Issue } from './issue.ts';
import { daySchema } from './time.ts';
import { channels } from './vocabulary.ts';

/** Longest texts that a complaint may carry, in UTF-16 code units. */
export const limits = { title: 200, description: 20_000, short: 200, fields: 64, attachments: 20 } as const;

const short = z.string().check(z.trim(), z.maxLength(limits.short));
/** Something to see: joiners and marks of direction alone would be an empty line in every list. */
const visible = /[^\p{Cc}\p{Cf}\p{Cs}\p{Z}]/u;
const filled = short.check(z.minLength(1));

export const attachmentSchema = z.strictObject({
  id: z.string().check(z.regex(/^[\w-]{8,64}$/)),
  name: filled,
  type: z.string().check(z.maxLength(100)),
  /** In bytes. */
  size: z.int().check(z.nonnegative()),
  /** Lower-case hex of the content's SHA-256. */
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});
export type Attachment = z.infer<typeof attachmentSchema>;

export const customerSchema = z.strictObject({
  name: z.optional(short),
  /** At most what RFC 5321 lets an address come to. */
  email: z.optional(z.email().check(z.maxLength(254))),
  phone: z.optional(z.string().check(z.trim(), z.maxLength(40))),
  /** The company's own number for this customer. */
  ref: z.optional(short),
  tier: z.optional(short),
  preferredContact: z.optional(z.enum(['email', 'phone', 'letter', 'none'])),
  /** BCP 47, e.g. `zh-Hans`. */
  language: z.optional(z.string().check(z.maxLength(35), z.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/))),
  /** Needs particular care: ill, bereaved, in debt, a child… */
  vulnerable: z.optional(z.boolean()),
});
export type Customer = z.infer<typeof customerSchema>;

const fieldValue = z.union([
  z.string().check(z.maxLength(limits.description)),
  z.number(),
  z.boolean(),
  z.array(z.string().check(z.maxLength(limits.short))).check(z.maxLength(100)),
]);
export type FieldValue = z.infer<typeof fieldValue>;

/**
 * What a customer, or staff on the customer's behalf, submits.
 * `category` and `subcategory` are ids of the policy; `fields` are the policy's own facts.
 * An anonymous complaint has no `customer`.
 */
export const complaintSchema = z.strictObject({
  channel: z.enum(channels),
  category: filled,
  subcategory: z.optional(filled),
  title: z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(limits.title),
    z.refine((text) => text === '' || visible.test(text), { error: 'required' }),
  ),
  description: z.string().check(z.maxLength(limits.description)),
  desiredRemedy: z.optional(z.string().check(z.maxLength(2_000))),
  /** The day it happened, as far as the customer knows. */
  occurredAt: z.optional(daySchema),
  product: z.optional(short),
  orderRef: z.optional(short),
  amount: z.optional(z.number().check(z.nonnegative(), z.maximum(1e12))),
  /** ISO 4217. */
  currency: z.optional(z.string().check(z.regex(/^[A-Z]{3}$/))),
  location: z.optional(short),
  customer: z.optional(customerSchema),
  /** The customer agreed to the site's terms of handling. */
  consent: z.optional(z.boolean()),
  attachments: z.optional(z.array(attachmentSchema).check(z.maxLength(limits.attachments))),
  fields: z.optional(
    z
      .record(z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9]{0,63}$/)), fieldValue)
      .check(z.refine((fields) => Object.keys(fields).length <= limits.fields, { error: 'too_many_fields' })),
  ),
  /** `customer`, or the id of the staff member who took the call. */
  submittedBy: z.optional(short),
});
export type Complaint = z.infer<typeof complaintSchema>;

/**
 * Check that a value is a complaint. Never throws.
 * Whether its category exists is the policy's to say.
 */
export function parseComplaint(input: unknown): { complaint: Complaint } | { issues: Issue[] } {
  const parsed = z.safeParse(complaintSchema, input, { reportInput: true });
  return parsed.success ? { complaint: parsed.data } : { issues: issuesOf(parsed.error) };
}
