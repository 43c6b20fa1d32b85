import type { ServedScript } from './element-scripts.ts';
import type { Endpoint, Handling } from './endpoint.ts';
import { askedServed } from './form-served.ts';
import { HttpError } from './problem.ts';

async function answer(c: Handling['c'], script: ServedScript | undefined): Promise<Response> {
  if (!script) throw new HttpError('not-found');
  c.header('etag', script.etag);
  c.header('vary', 'accept-encoding', { append: true });
  if (c.req.header('if-none-match') === script.etag) return c.body(null, 304);
  c.header('content-type', 'text/javascript; charset=utf-8');
  if (!/\bbr\b/.test(c.req.header('accept-encoding') ?? '')) return c.body(script.bytes);
  c.header('content-encoding', 'br');
  return c.body(await script.compressed);
}

async function formElement({ c, services }: Handling): Promise<Response> {
  c.header('cache-control', 'no-cache');
  return answer(c, await services.scripts?.form(await askedServed(services), c.req.param('lang')));
}

async function formPart({ c, services }: Handling): Promise<Response> {
  const part = await services.scripts?.formPart(c.req.param('file') ?? '');
  if (part) c.header('cache-control', 'public, max-age=31536000, immutable');
  return answer(c, part);
}

/** The elements' scripts, for pages that take them from the desk itself. */
export const scriptEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/complaint-form.js',
    access: 'public',
    summary: 'The form’s element in one script, with what it asks ahead of it, where the server has the scripts',
    response: 'script',
    errors: ['no-policy', 'not-found'],
    handle: formElement,
  },
  {
    method: 'get',
    path: '/complaint-form/:file',
    access: 'public',
    summary: 'What that script goes on to load',
    response: 'script',
    errors: ['not-found'],
    handle: formPart,
  },
  {
    method: 'get',
    path: '/:lang/complaint-form.js',
    access: 'public',
    summary: 'The same for pages in one language, which it is smaller for: a BCP 47 tag',
    response: 'script',
    errors: ['no-policy', 'not-found'],
    handle: formElement,
  },
  {
    method: 'get',
    path: '/:lang/complaint-form/:file',
    access: 'public',
    summary: 'What that goes on to load',
    response: 'script',
    errors: ['not-found'],
    handle: formPart,
  },
];
