import { randomUUID } from 'node:crypto';
import { dashboardQuerySchema } from '@redress/desk';
import * as z from 'zod/mini';
import { readJson } from './body.ts';
import type { Endpoint, StaffRole } from './endpoint.ts';
import { dashboardQueryOf } from './query.ts';
import { parsed, versionIn } from './reading.ts';
import * as schemas from './schemas.ts';

const managers: readonly StaffRole[] = ['supervisor', 'admin', 'auditor'];
const editors: readonly StaffRole[] = ['supervisor', 'admin'];
const ifMatch = { 'If-Match': { required: true, description: 'The version edited' } };
const { cards: _, filters: __, ...dashboardQuery } = dashboardQuerySchema.shape;

const actionEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/corrective-actions',
    access: managers,
    summary: 'What was done against kinds of complaints, the latest begun first',
    response: z.array(schemas.keptActionSchema),
    handle: async ({ c, services: { desk } }) => c.json(await desk.correctiveActions.all()),
  },
  {
    method: 'post',
    path: '/corrective-actions',
    access: editors,
    summary: 'A new action; with an id of the sender’s own, sending it again makes no second',
    body: schemas.newActionSchema,
    status: 201,
    response: schemas.keptActionSchema,
    errors: ['invalid-action', 'version-conflict'],
    handle: async ({ c, services: { desk }, staff }) => {
      const { id = randomUUID(), ...action } = parsed(
        z.looseObject({ id: schemas.ownIdSchema }),
        await readJson(c.req.raw),
        'invalid-action',
      );
      return c.json(await desk.correctiveActions.save(id, action, 0, staff), 201);
    },
  },
  {
    method: 'put',
    path: '/corrective-actions/:id',
    access: editors,
    summary: 'Change an action over the version it was edited from',
    headers: ifMatch,
    body: schemas.actionSchema,
    response: schemas.keptActionSchema,
    errors: ['invalid-action', 'unknown-action', 'version-conflict', 'if-match-required'],
    handle: async ({ c, services: { desk }, staff }) => {
      const over = versionIn(c.req.header('if-match'));
      const body = await readJson(c.req.raw);
      return c.json(await desk.correctiveActions.save(c.req.param('id') ?? '', body, over, staff));
    },
  },
  {
    method: 'delete',
    path: '/corrective-actions/:id',
    access: editors,
    summary: 'Take an action out, in the version that was seen',
    headers: ifMatch,
    status: 204,
    response: 'none',
    errors: ['unknown-action', 'version-conflict', 'if-match-required'],
    handle: async ({ c, services: { desk } }) => {
      await desk.correctiveActions.remove(c.req.param('id') ?? '', versionIn(c.req.header('if-match')));
      return c.body(null, 204);
    },
  },
];

/** What managers look at beside the report, and what it is made from. */
export const figureEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/dashboard',
    access: managers,
    summary: 'Everything a dashboard shows of a period, in one answer of one moment',
    query: { kpi: z.optional(z.array(z.string())), ...dashboardQuery },
    response: schemas.dashboardSchema,
    errors: ['invalid-query'],
    handle: async ({ c, services: { desk } }) =>
      c.body(await desk.dashboardJson(dashboardQueryOf(new URL(c.req.url).searchParams)), 200, {
        'content-type': 'application/json',
      }),
  },
  ...actionEndpoints,
  {
    method: 'post',
    path: '/purchases',
    access: editors,
    summary: 'Tell of purchases, up to 5,000 at once; one told again is the same purchase',
    body: schemas.purchasesBodySchema,
    response: z.strictObject({ added: z.int(), known: z.int() }),
    errors: ['invalid-purchases'],
    handle: async ({ c, services: { desk } }) => c.json(await desk.purchases.add(await readJson(c.req.raw))),
  },
];
