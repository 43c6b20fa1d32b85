import { channels, caseStates } from '@redress/cases';
import { bulkSchema, queues, type Staff } from '@redress/desk';
import * as z from 'zod/mini';
import { readJson } from './body.ts';
import type { Endpoint, StaffRole } from './endpoint.ts';
import { changeStream } from './events.ts';
import { caseQueryOf } from './query.ts';
import { download, parsed } from './reading.ts';
import * as schemas from './schemas.ts';

const readers: readonly StaffRole[] = ['handler', 'dispatcher', 'supervisor', 'auditor'];
const writers: readonly StaffRole[] = ['handler', 'dispatcher', 'supervisor'];
const seesAll: readonly string[] = ['dispatcher', 'supervisor', 'auditor'];

/** Like the desk's lists: someone who only handles one department's cases hears of no other's. */
const hears = ({ roles, department }: Staff, of: string | undefined): boolean =>
  department === undefined || roles.some((role) => seesAll.includes(role)) || of === department;

const text = z.optional(z.string());
const caseQuery = {
  queue: z.optional(z.enum(queues)),
  state: z.optional(z.array(z.enum(caseStates))),
  department: text,
  handler: text,
  severity: text,
  category: text,
  channel: z.optional(z.enum(channels)),
  product: text,
  cause: text,
  customer: text,
  search: text,
  weekday: z.optional(z.int().check(z.minimum(1), z.maximum(7))),
  hour: z.optional(z.int().check(z.minimum(0), z.maximum(23))),
  receivedFrom: z.optional(z.iso.datetime()),
  receivedTo: z.optional(z.iso.datetime()),
  sort: z.optional(z.enum(['due', 'received', 'updated'])),
  after: text,
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(200))),
};

export const caseEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/cases',
    access: readers,
    summary: 'A page of cases',
    query: caseQuery,
    response: schemas.pageSchema,
    errors: ['invalid-query'],
    handle: async ({ c, services: { desk }, staff }) =>
      c.json(await desk.cases(caseQueryOf(new URL(c.req.url).searchParams), staff)),
  },
  {
    method: 'get',
    path: '/cases/:number',
    access: readers,
    summary: 'A case with its log, and what may be done with it',
    response: schemas.caseDetailSchema,
    errors: ['unknown-case'],
    handle: async ({ c, services: { desk }, staff }) => c.json(await desk.case(c.req.param('number') ?? '', staff)),
  },
  {
    method: 'post',
    path: '/cases/:number/commands',
    access: writers,
    summary: 'Act on a case as it was last seen',
    body: schemas.commandBodySchema,
    response: schemas.caseDetailSchema,
    errors: ['unknown-case', 'invalid-command', 'version-conflict', 'refused'],
    handle: async ({ c, services: { desk }, staff }) => {
      const envelope = z.strictObject({ command: z.unknown(), expectedVersion: z.int() });
      const body = parsed(envelope, await readJson(c.req.raw), 'invalid-command');
      return c.json(await desk.command(c.req.param('number') ?? '', body.command, body.expectedVersion, staff));
    },
  },
  {
    method: 'post',
    path: '/cases/bulk',
    access: writers,
    summary: 'One command on up to 200 cases, each as it was last seen; says of each what became of it',
    body: bulkSchema,
    response: schemas.bulkAnswerSchema,
    errors: ['invalid-command'],
    handle: async ({ c, services: { desk }, staff }) => c.json(await desk.bulk(await readJson(c.req.raw), staff)),
  },
  {
    method: 'get',
    path: '/cases/:number/similar',
    access: readers,
    summary: 'Cases like this one, with the reasons why, the likest first',
    response: schemas.similarSchema,
    errors: ['unknown-case'],
    handle: async ({ c, services: { desk }, staff }) => c.json(await desk.similar(c.req.param('number') ?? '', staff)),
  },
  {
    method: 'get',
    path: '/cases/:number/replies',
    access: readers,
    summary: 'Reply templates for a case, filled in, in its customer’s language',
    response: schemas.repliesSchema,
    errors: ['unknown-case'],
    handle: async ({ c, services: { desk }, staff }) => c.json(await desk.replies(c.req.param('number') ?? '', staff)),
  },
  {
    method: 'post',
    path: '/cases/:number/presence',
    access: readers,
    summary: 'Say that one has a case open, or leaves it; tells who else has',
    body: schemas.presenceBodySchema,
    response: schemas.presenceSchema,
    errors: ['unknown-case', 'invalid-command'],
    handle: async ({ c, services: { desk }, staff }) => {
      const beat = parsed(schemas.presenceBodySchema, await readJson(c.req.raw), 'invalid-command');
      return c.json({ present: await desk.attend(c.req.param('number') ?? '', beat, staff) });
    },
  },
  {
    method: 'get',
    path: '/cases/:number/attachments/:id',
    access: readers,
    summary: 'A file of a case, to be saved',
    response: 'bytes',
    errors: ['unknown-case', 'unknown-upload'],
    handle: async ({ c, services: { desk }, staff }) => {
      const { number = '', id = '' } = c.req.param() as Record<string, string>;
      const { attachment, bytes } = await desk.download(id, { number, staff });
      return download(attachment.name, attachment.type, bytes);
    },
  },
  {
    method: 'get',
    path: '/events',
    access: readers,
    summary: 'An event at each change of a case',
    headers: { 'Last-Event-ID': { required: false, description: 'The last event seen' } },
    response: 'events',
    errors: ['too-many-streams'],
    handle: ({ c, services, staff }) =>
      changeStream(c, services, {
        wanted: ({ department }) => hears(staff, department),
        // Who had the case hears once that it has left.
        concerned: async (change) => hears(staff, await services.desk.departmentLeft(change)),
        data: ({ number, version, types }) => ({ number, version, types }),
      }),
  },
];
