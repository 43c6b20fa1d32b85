import { ClientError } from '../client-error.ts';
import { failureOf, isJson, lostOf } from './failures.ts';

export interface HttpOptions {
  /** The desk's address, e.g. `https://desk.example.com/api`; relative ones count from the page. */
  readonly api: string;
  /** Instead of the page's own `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Milliseconds until a request is given up; 20,000 by default. Uploads get longer, by their size. */
  readonly timeout?: number | undefined;
}

export interface HttpRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is when it is a `Blob`, else as JSON. */
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  readonly timeout?: number;
  /** Other than usual for this desk. */
  readonly credentials?: RequestCredentials | undefined;
}

/** How long so many bytes may take, in milliseconds: a line of 10 KB a second still gets them through. */
export const transferTime = (size: number): number => 30_000 + Math.ceil(size / 10);

/** A query string of what is there; lists repeat their key. */
export function queryString(values: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(values).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((one) => one !== undefined && one !== null)
      .map((one) => [key, String(one)]),
  );
  return pairs.length ? `?${new URLSearchParams(pairs).toString()}` : '';
}

async function readJson<T>(response: Response, has: (keyof T & string) | 'length'): Promise<T> {
  const value = isJson(response) ? ((await response.json()) as T | null) : null;
  if (value === null || typeof value !== 'object' || !(has in value)) {
    throw new ClientError('not-a-desk', { params: { status: response.status }, retryable: true });
  }
  return value;
}

/** Requests to one desk. Each fails with a `ClientError`, whatever answered or did not. */
export class Http {
  /** The desk's address in full, without a slash at its end. */
  readonly api: string;
  readonly #options: HttpOptions;
  readonly #credentials: RequestCredentials;

  constructor(options: HttpOptions, credentials: RequestCredentials) {
    const base = 'document' in globalThis ? document.baseURI : (globalThis as { location?: Location }).location?.href;
    this.api = new URL(options.api, base).href.replace(/\/+$/, '');
    this.#options = options;
    this.#credentials = credentials;
  }

  /** Whether requests go through the page's own `fetch`. */
  get plain(): boolean {
    return !this.#options.fetch;
  }

  /** A JSON answer. `has` names a member that only the right answer has. */
  async json<T>(path: string, has: (keyof T & string) | 'length', request: HttpRequest = {}): Promise<T> {
    return this.#ask(path, request, (response) => readJson<T>(response, has));
  }

  /** A JSON answer where there may be none: 204. */
  async maybe<T>(path: string, has: keyof T & string, request: HttpRequest = {}): Promise<T | undefined> {
    return this.#ask(path, request, (response) => (response.status === 204 ? undefined : readJson<T>(response, has)));
  }

  /** A file. @param size what it must come to, in bytes. */
  async blob(path: string, size: number, request: HttpRequest = {}): Promise<Blob> {
    return this.#ask(path, { timeout: transferTime(size), ...request }, async (response) => {
      const blob = await response.blob();
      if (blob.size !== size) throw new ClientError('not-a-desk', { params: { status: 200 }, retryable: true });
      return blob;
    });
  }

  /** A file whose size is not known before. @param type what it must be */
  async file(path: string, type: string, request: HttpRequest = {}): Promise<Blob> {
    return this.#ask(path, { timeout: 60_000, ...request }, async (response) => {
      const blob = await response.blob();
      if (!blob.type.startsWith(type))
        throw new ClientError('not-a-desk', { params: { status: 200 }, retryable: true });
      return blob;
    });
  }

  /** Only whether it went well. */
  async done(path: string, request: HttpRequest = {}): Promise<void> {
    await this.#ask(path, request, (response) => response.body?.cancel());
  }

  /** An answer that goes on until `signal` ends it; only its start is timed. */
  async stream(path: string, request: HttpRequest & { readonly signal: AbortSignal }): Promise<Response> {
    const started = new AbortController();
    const timer = setTimeout(() => {
      started.abort(new DOMException('', 'TimeoutError'));
    }, this.#options.timeout ?? 20_000);
    try {
      return await this.#fetch(path, request, AbortSignal.any([request.signal, started.signal]));
    } catch (error) {
      throw lostOf(error, request.signal);
    } finally {
      clearTimeout(timer);
    }
  }

  async #ask<T>(path: string, request: HttpRequest, read: (response: Response) => Promise<T> | T): Promise<Awaited<T>> {
    const timeout = AbortSignal.timeout(request.timeout ?? this.#options.timeout ?? 20_000);
    try {
      const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
      return await read(await this.#fetch(path, request, signal));
    } catch (error) {
      // A body cut short by the timeout is reported as an abort by some browsers.
      throw lostOf(timeout.aborted ? timeout.reason : error, request.signal);
    }
  }

  async #fetch(
    path: string,
    { method, headers, body, credentials }: HttpRequest,
    signal: AbortSignal,
  ): Promise<Response> {
    const isBlob = body instanceof Blob;
    const type = isBlob ? body.type || 'application/octet-stream' : 'application/json';
    const response = await (this.#options.fetch ?? fetch)(this.api + path, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': type }), ...headers },
      ...(body !== undefined && { body: isBlob ? body : JSON.stringify(body) }),
      credentials: credentials ?? this.#credentials,
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal,
    });
    if (!response.ok) throw await failureOf(response);
    return response;
  }
}
