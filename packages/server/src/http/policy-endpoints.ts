import { figuresQuerySchema } from '@redress/desk';
import * as z from 'zod/mini';
import { bodyLimits, readJson } from './body.ts';
import { staffRoles, type Endpoint, type StaffRole } from './endpoint.ts';
import { backtest } from './backtest.ts';
import { figuresQueryOf } from './query.ts';
import { parsed, versionIn } from './reading.ts';
import * as schemas from './schemas.ts';

const admins: readonly StaffRole[] = ['admin'];
const editors: readonly StaffRole[] = ['admin', 'supervisor'];
const managers: readonly StaffRole[] = ['supervisor', 'admin', 'auditor'];

const { kpis: _, ...figuresQuery } = figuresQuerySchema.shape;

export const policyEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/policy',
    access: staffRoles,
    summary: 'The policy in force, or an older version, as it was published',
    query: { version: z.optional(z.int()) },
    response: schemas.policySchema,
    errors: ['no-policy', 'unknown-policy-version', 'invalid-query'],
    handle: async ({ c, services: { desk } }) => {
      const asked = c.req.query('version');
      const version = asked === undefined ? undefined : parsed(z.int(), Number(asked), 'invalid-query');
      const policy = await desk.policy(version);
      c.header('etag', `"${policy.version}"`);
      return c.json(policy);
    },
  },
  {
    method: 'put',
    path: '/policy',
    access: admins,
    summary: 'Publish a policy over the version it was edited from',
    headers: { 'If-Match': { required: true, description: 'The version edited, `"0"` for the first' } },
    body: schemas.publishBodySchema,
    response: schemas.policySchema,
    errors: ['invalid-policy', 'policy-conflict', 'if-match-required', 'invalid-command'],
    handle: async ({ c, services: { desk, log }, staff }) => {
      const over = versionIn(c.req.header('if-match'));
      const body = await readJson(c.req.raw, bodyLimits.policy);
      const { text, note } = parsed(schemas.publishBodySchema, body, 'invalid-command');
      const policy = await desk.publishPolicy(text, { over, ...(note !== undefined && { note }) }, staff);
      log('info', 'policy-published', { requestId: c.get('requestId'), staff: staff.id, version: policy.version });
      c.header('etag', `"${policy.version}"`);
      return c.json(policy);
    },
  },
  {
    method: 'get',
    path: '/policy/versions',
    access: staffRoles,
    summary: 'Every version published, newest first',
    response: schemas.policyVersionsSchema,
    handle: async ({ c, services: { desk } }) => c.json(await desk.policyVersions()),
  },
  {
    method: 'post',
    path: '/policy/lint',
    access: editors,
    summary: 'What is wrong or odd with a policy that is not published',
    body: schemas.policyTextBodySchema,
    response: schemas.policyCheckSchema,
    errors: ['invalid-command', 'policy-checks-busy', 'policy-too-heavy'],
    handle: async ({ c, services: { desk } }) => {
      const body = await readJson(c.req.raw, bodyLimits.policy);
      return c.json(await desk.checkPolicy(parsed(schemas.policyTextBodySchema, body, 'invalid-command').text));
    },
  },
  {
    method: 'post',
    path: '/policy/preview',
    access: editors,
    summary: 'What a policy would decide of a complaint received now',
    body: schemas.previewBodySchema,
    response: z.looseObject({ severity: z.string(), department: z.string() }),
    errors: ['invalid-policy', 'invalid-command'],
    handle: async ({ c, services: { desk } }) => {
      const body = await readJson(c.req.raw, bodyLimits.policy);
      const { text, complaint } = parsed(schemas.previewBodySchema, body, 'invalid-command');
      return c.json(await desk.previewDecision(text, complaint));
    },
  },
  {
    method: 'post',
    path: '/policy/backtest',
    access: editors,
    summary: 'What publishing a policy would have done to every complaint so far: progress a line, the report last',
    body: schemas.policyTextBodySchema,
    response: 'lines',
    errors: ['invalid-policy', 'invalid-command', 'policy-checks-busy', 'policy-too-heavy'],
    handle: async ({ c, services }) => {
      const body = await readJson(c.req.raw, bodyLimits.policy);
      return backtest(c, services, parsed(schemas.policyTextBodySchema, body, 'invalid-command').text);
    },
  },
  {
    method: 'get',
    path: '/metrics',
    access: managers,
    summary: 'Figures of a period, by up to four dimensions',
    query: { kpi: z.array(z.string()), ...figuresQuery },
    response: schemas.figuresSchema,
    errors: ['invalid-query'],
    handle: async ({ c, services: { desk } }) =>
      c.json(await desk.metrics(figuresQueryOf(new URL(c.req.url).searchParams))),
  },
];
