import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

/** Nothing but what the pages use: own scripts, styles and pictures, previews of own files, and the own API. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html redress redress-desk',
].join('; ');

const everyHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
};

/** What only a document obeys: a page's parts go without, they are many and small. */
const documentHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': pagePolicy,
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
};

/** What a build names after its content. */
const hashed = /^\/(assets|redress\/chunks)\//;

const encodings = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const;

async function contentOf(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** The smallest stored form of a file that the client takes. */
async function bestForm(path: string, accepted: string) {
  for (const { name, suffix } of encodings) {
    if (!new RegExp(`\\b${name}\\b`).test(accepted)) continue;
    const content = await contentOf(path + suffix);
    if (content) return { content, encoding: name };
  }
  const content = await contentOf(path);
  return content && { content, encoding: undefined };
}

/** A path inside the folder, or nothing for one that tries to leave it or can't be read. */
function safePath(pathname: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (/[\0\\]|\/\.|^(?!\/)/.test(path)) return undefined;
  return path.endsWith('/') ? `${path}index.html` : path;
}

const plain = (status: number, text: string, headers: Record<string, string> = {}): Response =>
  new Response(text, {
    status,
    headers: { ...everyHeaders, 'content-type': 'text/plain; charset=utf-8', ...headers },
  });

/**
 * Serves the built pages: compressed as built, cached for good where the name carries a hash, and each page under a
 * Content-Security-Policy that allows nothing inline and no strings as code.
 */
export function createPages(dir: string): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return plain(405, 'Only GET and HEAD.\n', { allow: 'GET, HEAD' });
    const { pathname } = new URL(request.url);
    if (pathname === '/zh') return new Response(null, { status: 308, headers: { location: '/zh/' } });
    // Browsers ask for one where a page names no icon.
    if (pathname === '/favicon.ico') return new Response(null, { status: 204, headers: everyHeaders });
    const path = safePath(pathname);
    const type = path === undefined ? undefined : types[extname(path)];
    const found =
      path === undefined || type === undefined
        ? undefined
        : await bestForm(join(dir, path), request.headers.get('accept-encoding') ?? '');
    if (!found || path === undefined || type === undefined) return plain(404, 'There is no such page.\n');

    const etag = `"${createHash('sha256').update(found.content).digest('base64url').slice(0, 22)}"`;
    const headers = new Headers({
      ...everyHeaders,
      ...(type.startsWith('text/html') && documentHeaders),
      'content-type': type,
      etag,
      vary: 'accept-encoding',
      'cache-control': hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
    if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
    if (found.encoding) headers.set('content-encoding', found.encoding);
    headers.set('content-length', String(found.content.length));
    return new Response(request.method === 'HEAD' ? null : found.content, { headers });
  };
}
