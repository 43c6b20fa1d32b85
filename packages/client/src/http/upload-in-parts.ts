import type { Attachment } from '@redress/cases';
import { ClientError } from '../client-error.ts';
import { queryString, transferTime, type Http } from './http.ts';

/** So much is sent again at most when the line is cut, in bytes. */
const partSize = 512 * 1024;

/** How often the desk may have lost what it had before it is given up for now. */
const mostLosses = 3;

interface Answer {
  /** Bytes that have arrived. */
  readonly offset: number;
  /** Once all have. */
  readonly attachment?: Attachment;
}

/** Send a file from where an earlier try was cut off. */
export async function uploadInParts(
  http: Http,
  file: File,
  {
    id,
    signal,
    onProgress,
  }: {
    readonly id: string;
    readonly signal?: AbortSignal | undefined;
    readonly onProgress?: ((fraction: number) => void) | undefined;
  },
): Promise<Attachment> {
  const path = `/uploads/${encodeURIComponent(id)}${queryString({ name: file.name, size: file.size })}`;
  const patch = (body: Blob, headers = {}) =>
    http.json<Answer>(path, 'offset', { method: 'PATCH', body, headers, signal, timeout: transferTime(body.size) });
  let { offset } = await patch(new Blob());
  for (let losses = 0; ;) {
    onProgress?.(Math.min(1, offset / file.size));
    try {
      const part = file.slice(offset, offset + partSize, 'application/octet-stream');
      const answer = await patch(part, { 'upload-offset': String(offset) });
      if (answer.attachment) {
        onProgress?.(1);
        return answer.attachment;
      }
      ({ offset } = answer);
    } catch (error) {
      if (!(error instanceof ClientError) || error.code !== 'upload-offset' || ++losses > mostLosses) throw error;
      offset = Number(error.params['offset']);
    }
  }
}
