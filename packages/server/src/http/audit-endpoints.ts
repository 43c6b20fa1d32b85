import * as z from 'zod/mini';
import { auditActions } from '../audit/audit-trail.ts';
import type { Endpoint, StaffRole } from './endpoint.ts';
import { parsed } from './reading.ts';

const auditors: readonly StaffRole[] = ['auditor', 'admin'];

const text = z.optional(z.string().check(z.maxLength(320)));
const query = {
  action: z.optional(z.enum(auditActions)),
  /** Staff, by id. */
  staff: text,
  case: text,
  /** A customer or an account, as it was written then. */
  subject: text,
  from: z.optional(z.iso.datetime()),
  to: z.optional(z.iso.datetime()),
  after: text,
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(1_000))),
};
const nullable = z.nullable(z.string());
const pageSchema = z.strictObject({
  entries: z.array(
    z.strictObject({
      id: z.string(),
      at: z.string(),
      action: z.string(),
      isRefused: z.boolean(),
      staff: nullable,
      name: nullable,
      caseNumber: nullable,
      subject: nullable,
      client: nullable,
      requestId: nullable,
    }),
  ),
  next: z.optional(z.string()),
});

/** What auditors read. */
export const auditEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/audit',
    access: auditors,
    summary: 'Who looked at what, latest first',
    query,
    response: pageSchema,
    errors: ['invalid-query'],
    handle: async ({ c, services: { audit } }) => {
      const { limit, ...asked } = c.req.query();
      const raw = { ...asked, ...(limit !== undefined && { limit: /^\d{1,6}$/.test(limit) ? Number(limit) : limit }) };
      const { case: caseNumber, ...rest } = parsed(z.strictObject(query), raw, 'invalid-query');
      return c.json(await audit.page({ ...rest, caseNumber }));
    },
  },
];
