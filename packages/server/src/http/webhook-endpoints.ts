import { eventSchema, type CaseEventType } from '@redress/cases';
import * as z from 'zod/mini';
import type { Delivery } from '../notices/outbox/delivery.ts';
import { WebhookError } from '../notices/webhooks/webhook-error.ts';
import type { Webhooks } from '../notices/webhooks/webhooks.ts';
import { readJson } from './body.ts';
import type { Endpoint, StaffHandling, StaffRole } from './endpoint.ts';
import { HttpError } from './problem.ts';
import { parsed } from './reading.ts';

const admins: readonly StaffRole[] = ['admin'];

const eventTypes = eventSchema.def.options.map((option) => option.shape.type.def.values[0]) as [
  CaseEventType,
  ...CaseEventType[],
];

const newWebhookSchema = z.strictObject({
  url: z.string().check(z.maxLength(2_000)),
  description: z.optional(z.string().check(z.trim(), z.maxLength(200))),
  /** All where absent or empty. */
  types: z.optional(z.array(z.enum(eventTypes)).check(z.maxLength(eventTypes.length))),
});
const webhookShape = {
  id: z.string(),
  url: z.string(),
  description: z.optional(z.string()),
  types: z.array(z.string()),
  createdAt: z.string(),
  disabled: z.optional(z.string()),
};
const webhookSchema = z.strictObject(webhookShape);
const withSecretSchema = z.strictObject({ ...webhookShape, secret: z.string() });
const deliverySchema = z.strictObject({
  id: z.string(),
  number: z.nullable(z.string()),
  version: z.int(),
  types: z.array(z.string()),
  at: z.string(),
  state: z.enum(['waiting', 'sent', 'failed']),
  attempts: z.int(),
  /** Of the next attempt, while it waits. */
  nextAt: z.nullable(z.string()),
  settledAt: z.nullable(z.string()),
  error: z.nullable(z.string()),
});

const instant = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

/** A delivery as its log shows it. */
export const shownDelivery = (delivery: Delivery) => ({
  id: delivery.id,
  number: delivery.number,
  version: delivery.version,
  types: delivery.types,
  at: delivery.at,
  state: delivery.state,
  attempts: delivery.attempts,
  nextAt: delivery.state === 'waiting' ? instant(delivery.nextMs) : null,
  settledAt: instant(delivery.settledMs),
  error: delivery.lastError,
});

/** What a route does with the webhooks; what they refuse becomes a problem. */
const using =
  (use: (webhooks: Webhooks, handling: StaffHandling) => Promise<Response>) =>
  async (handling: StaffHandling): Promise<Response> => {
    const { webhooks } = handling.services.notices ?? {};
    if (!webhooks) throw new HttpError('not-found');
    try {
      return await use(webhooks, handling);
    } catch (error) {
      throw error instanceof WebhookError ? new HttpError(error.code, error.params) : error;
    }
  };

const idIn = ({ c }: StaffHandling): string => c.req.param('id') ?? '';

/** Who is told of changes, and what they were told. For admins. */
export const webhookEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/webhooks',
    access: admins,
    summary: 'Other systems that are told of changes',
    response: z.array(webhookSchema),
    handle: using(async (webhooks, { c }) => c.json(await webhooks.list())),
  },
  {
    method: 'post',
    path: '/webhooks',
    access: admins,
    summary: 'Tell another system of changes; its secret is shown this once',
    body: newWebhookSchema,
    status: 201,
    response: withSecretSchema,
    errors: ['invalid-command', 'invalid-webhook-url', 'webhook-address-refused', 'too-many-webhooks'],
    handle: using(async (webhooks, { c, services, staff }) => {
      const added = await webhooks.add(parsed(newWebhookSchema, await readJson(c.req.raw), 'invalid-command'));
      services.log('info', 'webhook-added', { requestId: c.get('requestId'), staff: staff.id, webhook: added.id });
      return c.json(added, 201);
    }),
  },
  {
    method: 'delete',
    path: '/webhooks/:id',
    access: admins,
    summary: 'Tell a system no more, and forget what it was told',
    status: 204,
    response: 'none',
    errors: ['unknown-webhook'],
    handle: using(async (webhooks, handling) => {
      const { c, services, staff } = handling;
      await webhooks.remove(idIn(handling));
      const fields = { requestId: c.get('requestId'), staff: staff.id, webhook: idIn(handling) };
      services.log('info', 'webhook-removed', fields);
      return c.body(null, 204);
    }),
  },
  {
    method: 'post',
    path: '/webhooks/:id/rotate',
    access: admins,
    summary: 'Give a webhook a new secret; the former one signs as well for a day',
    response: withSecretSchema,
    errors: ['unknown-webhook'],
    handle: using(async (webhooks, handling) => handling.c.json(await webhooks.rotate(idIn(handling)))),
  },
  {
    method: 'post',
    path: '/webhooks/:id/enable',
    access: admins,
    summary: 'Tell a system again that had answered 410',
    response: webhookSchema,
    errors: ['unknown-webhook'],
    handle: using(async (webhooks, handling) => handling.c.json(await webhooks.enable(idIn(handling)))),
  },
  {
    method: 'post',
    path: '/webhooks/:id/test',
    access: admins,
    summary: 'Send an event of type `webhook.test`',
    status: 202,
    response: z.strictObject({ id: z.string() }),
    errors: ['unknown-webhook', 'webhook-disabled'],
    handle: using(async (webhooks, handling) => {
      const id = await webhooks.test(idIn(handling));
      handling.services.notices?.wake();
      return handling.c.json({ id }, 202);
    }),
  },
  {
    method: 'get',
    path: '/webhooks/:id/deliveries',
    access: admins,
    summary: 'What a system was told in the last 30 days and is to be, the latest first',
    response: z.array(deliverySchema),
    errors: ['unknown-webhook'],
    handle: using(async (webhooks, handling) =>
      handling.c.json((await webhooks.deliveries(idIn(handling))).map(shownDelivery)),
    ),
  },
  {
    method: 'post',
    path: '/webhooks/:id/deliveries/:delivery/resend',
    access: admins,
    summary: 'Tell it again, under the id it had',
    status: 202,
    response: deliverySchema,
    errors: ['unknown-webhook', 'unknown-delivery', 'webhook-disabled'],
    handle: using(async (webhooks, handling) => {
      const { delivery = '' } = handling.c.req.param() as Record<string, string>;
      const again = await webhooks.resend(idIn(handling), delivery);
      handling.services.notices?.wake();
      return handling.c.json(shownDelivery(again), 202);
    }),
  },
];
