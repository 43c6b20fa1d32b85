import * as z from 'zod/mini';
import { bodyLimits, readJson } from './body.ts';
import type { Endpoint, StaffRole } from './endpoint.ts';
import { parsed } from './reading.ts';

const admins: readonly StaffRole[] = ['admin'];

const customer = z.string().check(z.trim(), z.minLength(3), z.maxLength(320));
const eraseSchema = z.strictObject({
  customer,
  /** Withdraws cases that are still open. */
  force: z.optional(z.boolean()),
});
const exportSchema = z.strictObject({
  format: z.string(),
  exportedAt: z.string(),
  customer: z.string(),
  cases: z.array(
    z.strictObject({
      case: z.looseObject({ number: z.string() }),
      events: z.array(z.looseObject({ type: z.string() })),
      attachments: z.array(z.looseObject({ id: z.string() })),
    }),
  ),
  purchases: z.array(z.looseObject({ id: z.string() })),
});
const erasedSchema = z.strictObject({
  cases: z.array(z.string()),
  withdrawn: z.array(z.string()),
  files: z.int(),
  purchases: z.int(),
});

/** What a customer may ask of those who keep their data. */
export const privacyEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/privacy/export',
    access: admins,
    summary: 'All that is known of a customer, by their number, e-mail address or telephone number',
    query: { customer },
    response: exportSchema,
    errors: ['invalid-query'],
    handle: async ({ c, services: { desk } }) => {
      const asked = parsed(z.strictObject({ customer }), c.req.query(), 'invalid-query');
      c.set('subject', asked.customer);
      return c.json(await desk.privacy.exportCustomer(asked.customer));
    },
  },
  {
    method: 'post',
    path: '/privacy/erase',
    access: admins,
    summary: 'Erase who a customer is from all their cases; figures stay',
    body: eraseSchema,
    response: erasedSchema,
    errors: ['invalid-command', 'case-open', 'version-conflict'],
    handle: async ({ c, services: { desk }, staff }) => {
      const { customer: asked, force = false } = parsed(
        eraseSchema,
        await readJson(c.req.raw, bodyLimits.credentials),
        'invalid-command',
      );
      c.set('subject', asked);
      return c.json(await desk.privacy.eraseCustomer(asked, staff, { force }));
    },
  },
];
