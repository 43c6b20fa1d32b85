/** What becomes of one request. */
export type Fate =
  /** It gets through to whoever answers. */
  | { readonly kind: 'answer'; readonly status?: number; readonly json?: unknown; readonly headers?: HeadersInit }
  | { readonly kind: 'raw'; readonly status?: number; readonly body?: BodyInit; readonly headers?: HeadersInit }
  /** The line is cut before, or after the other side has dealt with it. */
  | { readonly kind: 'cut' }
  /** Nothing ever comes. */
  | { readonly kind: 'silence' };

export interface Sent {
  readonly method: string;
  /** From `/api` on. */
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
  readonly credentials: RequestCredentials;
}

/** A network that a test decides over, in the place of `fetch`. It remembers what was sent. */
export function network(decide: (request: Sent) => Fate | Promise<Fate>): { fetch: typeof fetch; sent: Sent[] } {
  const sent: Sent[] = [];
  const request = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(input as string);
    const one: Sent = {
      method: init.method ?? 'GET',
      path: (url.pathname + url.search).replace(/^.*?\/api/, ''),
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : init.body,
      credentials: init.credentials ?? 'same-origin',
    };
    sent.push(one);
    init.signal?.throwIfAborted();
    const fate = await decide(one);
    init.signal?.throwIfAborted();
    switch (fate.kind) {
      case 'answer':
        return Response.json(fate.json ?? {}, { status: fate.status ?? 200, headers: fate.headers ?? {} });
      case 'raw':
        return new Response(fate.body ?? null, { status: fate.status ?? 200, headers: fate.headers ?? {} });
      case 'cut':
        throw new TypeError('Failed to fetch');
      case 'silence':
        return new Promise((_, reject) => {
          init.signal?.addEventListener('abort', () => {
            reject(init.signal?.reason as Error);
          });
        });
    }
  };
  return { fetch: request, sent };
}

export const problem = (
  status: number,
  code: string,
  more: object = {},
  headers: Record<string, string> = {},
): Fate => ({
  kind: 'raw',
  status,
  body: JSON.stringify({ type: 'about:blank', title: code, status, code, params: {}, ...more }),
  headers: { 'content-type': 'application/problem+json', ...headers },
});

export const html = (status = 200): Fate => ({
  kind: 'raw',
  status,
  body: '<!doctype html><title>Welcome to Hotel Wi-Fi</title>',
  headers: { 'content-type': 'text/html' },
});
