import { HttpError } from './problem.ts';

/** What bodies may come to, in bytes. */
export const bodyLimits = { json: 1_000_000, policy: 2_000_000, credentials: 10_000 } as const;

/**
 * The body of a request, read no further than `most`.
 * @throws HttpError `body-too-large`
 */
export async function readBytes(request: Request, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => new HttpError('body-too-large', { maximum: most }, { connection: 'close' });
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of whole(request)) {
    size += chunk.byteLength;
    if (size > most) throw tooLarge();
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/** @throws HttpError `request-aborted` when the sender leaves half-way */
async function* whole({ body }: Request): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  try {
    for (;;) {
      const part = await reader?.read().catch(() => {
        throw new HttpError('request-aborted');
      });
      if (!part || part.done) return;
      yield part.value;
    }
  } finally {
    // What is left unread, when the reader has had enough, goes with the connection.
    reader?.releaseLock();
  }
}

const isJson = (type: string | null): boolean => /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type ?? '');

/**
 * The value of a JSON body.
 * @throws HttpError `unsupported-media-type`, `body-too-large`, `invalid-json`
 */
export async function readJson(request: Request, most: number = bodyLimits.json): Promise<unknown> {
  if (!isJson(request.headers.get('content-type'))) {
    throw new HttpError('unsupported-media-type', { expected: 'application/json' });
  }
  const bytes = await readBytes(request, most);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) throw new HttpError('invalid-json');
    throw error;
  }
}
