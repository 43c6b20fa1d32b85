import { viewSchema } from '@redress/desk';
import * as z from 'zod/mini';
import { readJson } from './body.ts';
import type { Endpoint, StaffRole } from './endpoint.ts';
import { parsed } from './reading.ts';
import * as schemas from './schemas.ts';

const readers: readonly StaffRole[] = ['handler', 'dispatcher', 'supervisor', 'auditor'];
const changeSchema = z.strictObject({ expectedVersion: z.int(), view: viewSchema });
const removalSchema = z.strictObject({ expectedVersion: z.int() });

/** Lists that people have named for themselves and their colleagues. */
export const viewEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/views',
    access: readers,
    summary: 'Saved views: one’s own, and those shared with one',
    response: schemas.viewsSchema,
    handle: async ({ c, services: { desk }, staff }) => c.json(await desk.views.all(staff)),
  },
  {
    method: 'post',
    path: '/views',
    access: readers,
    summary: 'Save a view',
    body: viewSchema,
    status: 201,
    response: schemas.savedViewSchema,
    errors: ['invalid-query', 'too-many-views'],
    handle: async ({ c, services: { desk }, staff }) =>
      c.json(await desk.views.add(await readJson(c.req.raw), staff), 201),
  },
  {
    method: 'put',
    path: '/views/:id',
    access: readers,
    summary: 'Rename a view or change what it shows',
    body: changeSchema,
    response: schemas.savedViewSchema,
    errors: ['invalid-query', 'unknown-view', 'version-conflict'],
    handle: async ({ c, services: { desk }, staff }) => {
      const { expectedVersion, view } = parsed(changeSchema, await readJson(c.req.raw), 'invalid-query');
      return c.json(await desk.views.change(c.req.param('id') ?? '', expectedVersion, view, staff));
    },
  },
  {
    method: 'delete',
    path: '/views/:id',
    access: readers,
    summary: 'Remove a view',
    body: removalSchema,
    status: 204,
    response: 'none',
    errors: ['invalid-query', 'unknown-view', 'version-conflict'],
    handle: async ({ c, services: { desk }, staff }) => {
      const { expectedVersion } = parsed(removalSchema, await readJson(c.req.raw), 'invalid-query');
      await desk.views.remove(c.req.param('id') ?? '', expectedVersion, staff);
      return c.body(null, 204);
    },
  },
];
