import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import * as z from 'zod';
import { complaint, json, signedIn, submit, testServer } from './servers.ts';

interface Operation {
  readonly operationId: string;
  readonly security: readonly object[];
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly responses: Readonly<Record<string, Answer>>;
}
interface Answer {
  readonly description: string;
  readonly content?: Readonly<Record<string, { readonly schema: { readonly $ref?: string } }>>;
}
interface Document {
  readonly openapi: string;
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: { readonly Problem: object } };
}

let server: Awaited<ReturnType<typeof testServer>>;
let document: Document;
let headers: Record<string, string>;
let number: string;
before(async () => {
  server = await testServer();
  document = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as Document;
  const roles = ['admin', 'supervisor'] as const;
  const cookie = await signedIn(server, { email: 'all@example.com', name: 'All', roles });
  const submitted = (await (await submit(server.url, complaint, 'for-openapi')).json()) as Record<string, string>;
  number = submitted['number'] ?? '';
  headers = { cookie, authorization: `Receipt ${submitted['receipt']}` };
});
after(() => server.stop());

/** A schema of the document as a check. */
const checkOf = (schema: object) => z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);

function operations(): { path: string; method: string; operation: Operation }[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
}

async function call(path: string, method: string, body?: string): Promise<Response> {
  const at = path.replace('{number}', number).replace('{id}', 'unknown-upload');
  const stop = new AbortController();
  const query = path === '/metrics' ? '?kpi=received' : '';
  const response = await fetch(server.url + (document.servers[0]?.url ?? '') + at + query, {
    method: method.toUpperCase(),
    headers: { ...headers, ...(body !== undefined && json) },
    ...(body !== undefined && { body }),
    signal: stop.signal,
  });
  if (response.headers.get('content-type')?.startsWith('text/event-stream')) stop.abort();
  return response;
}

/** What the document says of an answer is what came. */
async function asWritten(response: Response, operation: Operation): Promise<void> {
  const written = operation.responses[String(response.status)];
  assert.ok(written, `${operation.operationId} answered ${response.status}, which is not in the document`);
  const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
  if (!written.content) return;
  const content = written.content[type];
  assert.ok(content, `${operation.operationId} answered ${type}`);
  if (!type.endsWith('json')) return;
  const schema = content.schema.$ref ? document.components.schemas.Problem : content.schema;
  const value: unknown = await response.json();
  const checked = checkOf(schema).safeParse(value);
  assert.ok(checked.success, `${operation.operationId}: ${checked.error ? z.prettifyError(checked.error) : ''}`);
  const { code } = value as { code?: string };
  if (type === 'application/problem+json')
    assert.ok(written.description.includes(`\`${code}\``), `${code} is not told`);
}

describe('the API as its document says', () => {
  it('is OpenAPI 3.1 with an id for each operation', () => {
    assert.match(document.openapi, /^3\.1\./);
    const ids = operations().map(({ operation }) => operation.operationId);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.length >= 25);
  });

  it('answers each question without a body as written', async () => {
    for (const { path, method, operation } of operations()) {
      if (method === 'get') await asWritten(await call(path, method), operation);
    }
  });

  it('answers each body that is not what is asked for as written', async () => {
    for (const { path, method, operation } of operations()) {
      if (method === 'get' || (path === '/session' && method === 'delete')) continue;
      await asWritten(await call(path, method, '{}'), operation);
      if (operation.requestBody?.content['application/json']) {
        await asWritten(await call(path, method, '{'), operation);
      }
    }
  });

  it('lets nobody in where it asks for someone', async () => {
    for (const { path, method, operation } of operations()) {
      const asks = operation.security.every((scheme) => Object.keys(scheme).length > 0);
      if (!operation.security.length || !asks) continue;
      const response = await fetch(`${server.url}/api${path}`, {
        method: method.toUpperCase(),
        ...(method !== 'get' && { headers: json, body: '{}' }),
      });
      assert.equal(response.status, 401, operation.operationId);
      await asWritten(response, operation);
    }
  });

  it('says who is signed in, and that nobody is, without calling it a fault', async () => {
    const operation = document.paths['/session']?.['get'];
    assert.ok(operation);
    const nobody = await fetch(`${server.url}/api/session`);
    assert.equal(nobody.status, 204);
    await asWritten(nobody, operation);
    assert.equal((await call('/session', 'get')).status, 200);
  });

  it('goes compressed where it is long, and is known again by its tag', async () => {
    const long = await fetch(`${server.url}/api/openapi.json`);
    assert.equal(long.headers.get('content-encoding'), 'gzip');
    assert.equal(((await long.json()) as typeof document).openapi, document.openapi);
    const plain = await fetch(`${server.url}/api/openapi.json`, { headers: { 'accept-encoding': 'identity' } });
    assert.equal(plain.headers.get('content-encoding'), null);
    const form = await fetch(`${server.url}/api/form`);
    assert.equal(form.headers.get('content-encoding'), null, 'short ones go as they are');
    const etag = form.headers.get('etag') ?? '';
    const again = await fetch(`${server.url}/api/form`, { headers: { 'if-none-match': `W/${etag}` } });
    assert.equal(again.status, 304);
  });

  it('takes a complaint as written', async () => {
    const operation = document.paths['/complaints']?.['post'];
    assert.ok(operation);
    const schema = operation.requestBody?.content['application/json']?.schema ?? {};
    assert.ok(checkOf(schema).safeParse(complaint).success);
    assert.ok(!checkOf(schema).safeParse({ ...complaint, channel: 'pigeon' }).success);
    const response = await submit(server.url, complaint, 'as-written-key');
    assert.equal(response.status, 201);
    await asWritten(response, operation);
    const key = operation.parameters.find(({ name }) => name === 'Idempotency-Key');
    assert.deepEqual([key?.in, key?.required], ['header', true]);
  });
});
