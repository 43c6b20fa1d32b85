import * as z from 'zod/mini';
import { isCustomerSecret, type Endpoint } from './endpoint.ts';
import { statusOf } from './problem.ts';
import { problemSchema } from './schemas.ts';
import { scopeOf } from './scopes.ts';

type Json = Record<string, unknown>;

/** A schema in JSON Schema's words; OpenAPI 3.1 takes them as they are. */
const schemaOf = (schema: z.ZodMiniType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};

const media = (type: string, schema: Json): Json => ({ [type]: { schema } });

function contentOf(response: Endpoint['response']): Json | undefined {
  switch (response) {
    case undefined:
    case 'none':
      return undefined;
    case 'bytes':
      return media('application/octet-stream', { type: 'string', contentEncoding: 'binary' });
    case 'events':
      return media('text/event-stream', { type: 'string' });
    case 'script':
      return media('text/javascript', { type: 'string' });
    case 'lines':
      return media('application/x-ndjson', { type: 'string' });
    default:
      return media('application/json', schemaOf(response, 'output'));
  }
}

function parameters({ path, query = {}, headers = {} }: Endpoint): Json[] {
  return [
    ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...Object.entries(query).map(([name, schema]) => ({
      name,
      in: 'query',
      required: !z.safeParse(schema, undefined).success,
      schema: schemaOf(schema, 'input'),
    })),
    ...Object.entries(headers).map(([name, header]) => ({ name, in: 'header', ...header, schema: { type: 'string' } })),
  ];
}

const takesTokens = (endpoint: Endpoint): boolean => !['people', undefined].includes(scopeOf(endpoint));

/** What any route of its kind may answer, and the route's own. */
export function codesOf(endpoint: Endpoint): string[] {
  const { access, body, errors = [] } = endpoint;
  const common = [
    ...(access === 'public' ? [] : (['unauthenticated'] as const)),
    ...(takesTokens(endpoint) ? (['invalid-token', 'insufficient-scope', 'rate-limited'] as const) : []),
    ...(Array.isArray(access) ? (['forbidden'] as const) : []),
    ...(Array.isArray(access) && endpoint.method !== 'get' ? (['origin-refused'] as const) : []),
    ...(body && body !== 'bytes' ? (['invalid-json', 'unsupported-media-type', 'body-too-large'] as const) : []),
    ...(isCustomerSecret(access) || body === 'bytes' ? (['rate-limited'] as const) : []),
    'server-error' as const,
    ...(endpoint.method === 'get' ? [] : (['storage-full'] as const)),
  ];
  return [...new Set([...errors, ...common])];
}

function problems(endpoint: Endpoint): Json {
  const byStatus = new Map<number, string[]>();
  for (const code of codesOf(endpoint)) {
    const status = statusOf(code as Parameters<typeof statusOf>[0]);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => `\`${code}\``).join(', '),
        content: media('application/problem+json', { $ref: '#/components/schemas/Problem' }),
      },
    ]),
  );
}

/** A public route asks for nothing, yet a token says there who sends. */
function security(endpoint: Endpoint): Json[] {
  const { access } = endpoint;
  if (isCustomerSecret(access)) return [{ [access]: [] }];
  const scope = scopeOf(endpoint);
  const token = scope === undefined || scope === 'people' ? [] : [{ token: [scope] }];
  if (access === 'public') return token.length ? [{}, ...token] : [];
  return [{ session: [] }, ...token];
}

function operation(endpoint: Endpoint): Json {
  const { access, body, status = 200, summary, response, empty } = endpoint;
  const content = contentOf(response);
  const type = body === 'bytes' ? 'application/octet-stream' : 'application/json';
  const bodySchema = body === 'bytes' ? { type: 'string', contentEncoding: 'binary' } : body && schemaOf(body, 'input');
  return {
    summary,
    operationId: `${endpoint.method}${endpoint.path.replaceAll(/[/:-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    security: security(endpoint),
    ...(Array.isArray(access) && { description: `For staff: ${access.join(', ')}.` }),
    parameters: parameters(endpoint),
    ...(bodySchema && { requestBody: { required: true, content: media(type, bodySchema) } }),
    responses: {
      [status]: { description: 'Done', ...(content && { content }) },
      ...(empty && { 204: { description: 'There is none' } }),
      ...problems(endpoint),
    },
  };
}

/** The API's OpenAPI 3.1 document, from the very table the routes are made from. */
export function openApi(endpoints: readonly Endpoint[], basePath: string): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method]: operation(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Redress', version: '1', description: 'A complaints desk. Times are RFC 3339 in UTC.' },
    servers: [{ url: basePath }],
    paths,
    components: {
      schemas: { Problem: schemaOf(problemSchema, 'output') },
      securitySchemes: {
        receipt: { type: 'apiKey', in: 'header', name: 'Authorization', description: '`Receipt <receipt>`' },
        survey: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description: '`Survey <token>`, of a mail’s link',
        },
        token: { type: 'http', scheme: 'bearer', description: 'An API token, `rdr_…`; what it may do are its scopes' },
        session: { type: 'apiKey', in: 'cookie', name: 'redress.session_token' },
      },
    },
  };
}
