import { ClientError } from '../client-error.ts';
import { failureOf, lostOf } from './failures.ts';

/** How long an upload may make no progress at all, in milliseconds. */
const standstill = 30_000;

/**
 * Send a file and tell how much has gone, which `fetch` cannot.
 * @returns the answer, 2xx; everything else is thrown as a `ClientError`.
 */
export function uploadWithProgress(
  url: string,
  file: File,
  onProgress: (fraction: number) => void,
  signal?: AbortSignal,
): Promise<unknown> {
  return new Promise<Response>((resolve, reject) => {
    const request = new XMLHttpRequest();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const fail = (name: string) => {
      clearTimeout(timer);
      request.abort();
      reject(lostOf(new DOMException('', name), signal));
    };
    const moving = () => {
      clearTimeout(timer);
      timer = setTimeout(fail, standstill, 'TimeoutError');
    };
    if (signal?.aborted) {
      fail('AbortError');
      return;
    }
    signal?.addEventListener(
      'abort',
      () => {
        fail('AbortError');
      },
      { once: true },
    );
    request.upload.onprogress = ({ loaded, total }) => {
      moving();
      onProgress(total ? loaded / total : 0);
    };
    request.onerror = () => {
      fail('NetworkError');
    };
    request.onload = () => {
      clearTimeout(timer);
      const headers = ['content-type', 'retry-after'].flatMap((name): [string, string][] => {
        const value = request.getResponseHeader(name);
        return value === null ? [] : [[name, value]];
      });
      const empty = request.status === 204 || request.status === 304;
      resolve(new Response(empty ? null : request.responseText, { status: request.status, headers }));
    };
    request.open('POST', url);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    moving();
    request.send(file);
  }).then(async (response) => {
    if (!response.ok) throw await failureOf(response);
    return (response.json() as Promise<unknown>).catch((cause: unknown): never => {
      throw new ClientError('not-a-desk', { params: { status: response.status }, retryable: true, cause });
    });
  });
}
