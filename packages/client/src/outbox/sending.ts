import type { Attachment } from '@redress/cases';
import { backoff } from '../backoff.ts';
import { ClientError } from '../client-error.ts';
import type { CustomerDesk } from '../desk-client.ts';
import { newId } from '../new-id.ts';
import type { DraftRow, FileMeta, OutboxRow, Reason } from '../storage/rows.ts';
import type { Write } from '../storage/shelf.ts';

/** The first and the longest wait for another try, in milliseconds. */
const wait = { base: 2_000, most: 300_000 };
/** The longest wait that a desk may ask for, in milliseconds. */
const mostAsked = 3_600_000;
/** How long a complaint that came back is kept, in milliseconds. */
const draftAge = 30 * 86_400_000;

export const reasonOf = (error: unknown): Reason =>
  error instanceof ClientError
    ? { code: error.code, params: error.params, issues: error.issues }
    : { code: 'unexpected', params: { name: (error as Partial<Error> | undefined)?.name ?? 'unknown' }, issues: [] };

/** What belongs to sending one entry and is not the entry. */
export interface SendContext {
  readonly desk: CustomerDesk;
  readonly signal: AbortSignal;
  readonly bytes: (id: string) => Promise<ArrayBuffer | undefined>;
  /** A file has arrived: not to be sent again. */
  readonly uploaded: (row: OutboxRow) => Promise<void>;
  readonly progress: (fraction: number) => void;
}

/**
 * Send one entry: the files that have not arrived, then the complaint.
 * @returns the entry with the desk's answer and without what has been delivered.
 * @throws ClientError
 */
export async function send(row: OutboxRow, { desk, signal, ...context }: SendContext): Promise<OutboxRow> {
  const total = row.files.reduce((sum, { size }) => sum + size, 0) || 1;
  let now = row;
  let gone = 0;
  for (const meta of row.files) {
    const { id, size } = meta;
    const start = gone;
    if (!meta.attachment) {
      const file = await fileOf(meta, context.bytes);
      const onProgress = (fraction: number) => {
        context.progress((start + fraction * size) / total);
      };
      const attachment = await desk.upload(file, { id, onProgress, signal }).catch((error: unknown): never => {
        throw naming(error, meta);
      });
      now = { ...now, files: now.files.map((one) => (one.id === id ? { ...one, attachment } : one)) };
      await context.uploaded(now);
    }
    gone += size;
    context.progress(gone / total);
  }
  const { complaint, content: _, reason: __, ...rest } = now;
  if (!complaint) throw new ClientError('invalid-complaint');
  const uploads = now.files.flatMap(({ attachment }): Attachment[] => (attachment ? [attachment] : []));
  const attachments = [...(complaint.attachments ?? []), ...uploads];
  const submitted = await desk.submit(attachments.length ? { ...complaint, attachments } : complaint, {
    key: row.id,
    trapped: row.trapped,
    signal,
  });
  return { ...rest, state: 'sent', files: [], submitted };
}

async function fileOf(meta: FileMeta, bytes: SendContext['bytes']): Promise<File> {
  const found = await bytes(meta.id);
  if (!found) throw new ClientError('file-lost', { params: { file: meta.id, name: meta.name } });
  return new File([found], meta.name, meta);
}

/** A no to a file says which. */
const naming = (error: unknown, { id, name }: FileMeta): unknown =>
  error instanceof ClientError && !error.retryable
    ? new ClientError(error.code, { params: { name, ...error.params, file: id }, issues: error.issues, cause: error })
    : error;

/** Whether trying again may help, and the entry to try again with; `undefined` when it would not. */
export function retryOf(row: OutboxRow, error: unknown, now: number): OutboxRow | undefined {
  const expired = error instanceof ClientError && error.code === 'unknown-upload';
  const known = error instanceof ClientError && error.code !== 'aborted';
  if (known && !error.retryable && !(expired && row.files.length)) return undefined;
  const reason = reasonOf(error);
  const attempts = row.attempts + 1;
  const asked = Number(reason.params.retryAfter ?? 0) * 1_000;
  const notBefore = now + Math.min(asked, mostAsked);
  return {
    ...row,
    state: 'waiting',
    attempts,
    reason,
    notBefore,
    nextAt: Math.max(notBefore, now + backoff(attempts, wait)),
    // The desk keeps unclaimed uploads for a while only.
    files: expired ? row.files.map(({ attachment: _, ...meta }) => meta) : row.files,
  };
}

/** Due now. A time further ahead than any wait was set by a clock that was wrong. */
export const isDue = ({ state, nextAt }: OutboxRow, now: number): boolean =>
  state !== 'sent' && (nextAt <= now || nextAt > now + mostAsked);

/** The writes that turn a refused entry back into a draft, in one transaction. */
export function backToDraft(row: OutboxRow, refusal: Reason, now: number): { draft: DraftRow; writes: Write[] } {
  const lost = refusal.code === 'file-lost' ? refusal.params.file : undefined;
  const draft: DraftRow = {
    id: newId(),
    form: row.form,
    content: row.content,
    files: row.files.filter(({ id }) => id !== lost).map(({ attachment: _, ...meta }) => meta),
    updatedAt: now,
    expiresAt: now + draftAge,
    refusal,
  };
  return {
    draft,
    writes: [
      { in: 'outbox', drop: row.id },
      { in: 'drafts', put: draft },
    ],
  };
}
