import type { Attachment } from '@redress/cases';
import { DeskError } from './desk-error.ts';
import { nameFor, sniffType } from './file-type.ts';
import { attachmentLimits } from './form-info.ts';
import type { PolicyBook } from './policy-book.ts';
import type { Files, Now, Pictures, Secrets, Store, Upload } from './ports.ts';

export interface IncomingFile {
  /** Chosen by the sender, so that an upload sent twice is one. */
  readonly id?: string | undefined;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** How long a file waits for its complaint, in milliseconds. */
const unclaimedFor = 24 * 3_600_000;

const idPattern = /^[\w-]{8,64}$/;

/** A name that is safe to show and to save under: no paths, no control or direction-changing characters. */
export const safeName = (name: string): string =>
  name
    .replaceAll(/[\p{C}\u2028\u2029]/gu, '')
    .split(/[/\\]/)
    .at(-1)
    ?.trim()
    .slice(-150)
    // The cut may have gone through a character of two code units.
    .replace(/^[\udc00-\udfff]/, '') || 'file';

/** `image/*` stands for what can only be looked at: a picture that carries scripts must be allowed by its own name. */
const matches = (type: string, allowed: string): boolean =>
  allowed.endsWith('/*') ? type.startsWith(allowed.slice(0, -1)) && type !== 'image/svg+xml' : type === allowed;

interface AttachmentPorts {
  readonly store: Store;
  readonly files: Files;
  readonly secrets: Secrets;
  readonly now: Now;
  readonly pictures?: Pictures | undefined;
}

/** Takes files in and gives them out. */
export class AttachmentDesk {
  readonly #ports: AttachmentPorts;
  readonly #policies: PolicyBook;

  constructor(ports: AttachmentPorts, policies: PolicyBook) {
    this.#ports = ports;
    this.#policies = policies;
  }

  /**
   * Keep a file until a complaint or a message carries it. What it is, its content says.
   * @throws DeskError `file-empty`, `file-too-large`, `file-type-refused`, `picture-unreadable`, `key-reused` when the
   * id has other content.
   */
  async upload({ id = this.#ports.secrets.id(), name, bytes }: IncomingFile): Promise<Attachment> {
    if (!idPattern.test(id)) throw new DeskError('unknown-upload', { id });
    const type = await this.#typeOf(name, bytes);
    const { store, files, secrets, pictures, now } = this.#ports;
    const sentSha256 = await secrets.sha256(bytes);
    const known = await store.upload(id);
    if (known && sentOf(known) !== sentSha256) throw new DeskError('key-reused', { id });
    const kept = pictures ? await pictures.clean(bytes, type) : bytes;
    if (!kept) throw new DeskError('picture-unreadable', { name });
    const sha256 = kept === bytes ? sentSha256 : await secrets.sha256(kept);
    const attachment = { id, name: nameFor(type, safeName(name)), type, size: kept.length, sha256 };
    if (!known) {
      await store.addUpload({ ...attachment, sentSha256, uploadedAt: new Date(now()).toISOString(), caseId: null });
      const first = await store.upload(id);
      // Of two at once with one id, the first is kept.
      if (first && sentOf(first) !== sentSha256) throw new DeskError('key-reused', { id });
    }
    // After the row, so that a purge sees it; and again for an upload that failed here the first time.
    await files.put(sha256, kept);
    return attachment;
  }

  /**
   * The attachments that a complaint or a message names, as they were uploaded, whatever the sender says of them.
   * @throws DeskError `unknown-upload` for one that was never uploaded or belongs to another case.
   */
  async claim(named: readonly Attachment[] | undefined, caseId: string | null): Promise<Attachment[]> {
    return Promise.all(
      (named ?? []).map(async ({ id }, index) => {
        const upload = await this.#ports.store.upload(id);
        if (!upload || (upload.caseId !== null && upload.caseId !== caseId)) {
          throw new DeskError('unknown-upload', { id }, [{ code: 'unknown-upload', path: `/attachments/${index}` }]);
        }
        return attachmentOf(upload);
      }),
    );
  }

  /**
   * Removes what no case has claimed in a day, with its bytes where no other upload has the same.
   * @returns how many.
   */
  async purge(batch = 100): Promise<number> {
    const { store, files, now } = this.#ports;
    const old = await store.unclaimedUploads(new Date(now() - unclaimedFor).toISOString(), batch);
    let removed = 0;
    for (const { id, sha256 } of old) {
      if (!(await store.removeUnclaimed(id))) continue;
      removed++;
      if (await store.hasContent(sha256)) continue;
      const bytes = await files.get(sha256);
      await files.remove(sha256);
      // Somebody may have uploaded the same between the question and the removal.
      if (bytes && (await store.hasContent(sha256))) await files.put(sha256, bytes);
    }
    return removed;
  }

  async #typeOf(name: string, bytes: Uint8Array): Promise<string> {
    const { judge } = await this.#policies.current();
    const { maxBytes, types } = attachmentLimits(judge.policy);
    if (!bytes.length) throw new DeskError('file-empty', { name });
    if (bytes.length > maxBytes) throw new DeskError('file-too-large', { name, maximum: maxBytes, size: bytes.length });
    const type = sniffType(bytes);
    if (type !== undefined && types.some((allowed) => matches(type, allowed))) return type;
    throw new DeskError('file-type-refused', { name, type: type ?? 'unknown', types });
  }

  /** @throws DeskError `unknown-upload` when the case has no such file. */
  async content(id: string, caseId: string): Promise<{ attachment: Attachment; bytes: Uint8Array<ArrayBuffer> }> {
    const upload = await this.#ports.store.upload(id);
    const bytes = upload?.caseId === caseId ? await this.#ports.files.get(upload.sha256) : undefined;
    if (!upload || !bytes) throw new DeskError('unknown-upload', { id });
    return { attachment: attachmentOf(upload), bytes };
  }
}

const attachmentOf = ({ id, name, type, size, sha256 }: Upload): Attachment => ({ id, name, type, size, sha256 });

const sentOf = ({ sentSha256, sha256 }: Upload): string => sentSha256 ?? sha256;
