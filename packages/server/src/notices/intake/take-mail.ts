import { createHash } from 'node:crypto';
import { limits, parseComplaint, type Attachment, type Complaint } from '@redress/cases';
import { DeskError, type Desk, type FormInfo, type Store } from '@redress/desk';
import { markerLine } from '../mail/letter-text.ts';
import { oneLine } from '../mail/letter.ts';
import type { Mailbox } from '../mail/mail-settings.ts';
import { inEveryLanguage, mailWords, type MailLanguage, type MailWords } from '../mail/mail-words.ts';
import { tokensIn, type ReplyTokens } from '../mail/reply-token.ts';
import type { AutomaticReason } from './automatic.ts';
import { guessLanguage } from './language-guess.ts';
import { withoutQuoted } from './quoted.ts';
import type { IncomingMail } from './read-mail.ts';

export interface RefusedFile {
  readonly name: string;
  /** The desk's code, or `too-many`. */
  readonly code: string;
}

/** What became of a mail. `number` is the case that it is in. */
export type TakenMail =
  | {
      readonly outcome: 'created' | 'message' | 'note';
      readonly number: string;
      readonly refused: readonly RefusedFile[];
    }
  | { readonly outcome: 'repeated' | 'undelivered'; readonly number: string }
  | { readonly outcome: 'ignored'; readonly why: AutomaticReason | 'own' };

export interface MailIntakePorts {
  readonly desk: Desk;
  readonly store: Pick<Store, 'caseId'>;
  readonly tokens: ReplyTokens;
  /** Of the desk's own notes. */
  readonly language: MailLanguage;
  /** Of complaints by mail, which no form asked for it; else `other`, else the policy's last. */
  readonly category?: string | undefined;
  /** Our own addresses: what comes from them is not taken in. */
  readonly own: readonly Mailbox[];
}

const hash = (...parts: readonly (string | Uint8Array)[]): string => {
  const made = createHash('sha256');
  for (const part of parts) made.update(part).update('\0');
  return made.digest('base64url');
};

/** Tokens that are looked up at most: a mail may name any number. */
const mostTokens = 20;
const replyPrefix = /^(\s*(re|fwd?|aw|wg|sv|rv|tr|antw|回复|回覆|转发|轉寄|返信|رد)\s?[:：]\s*)+/i;
const mention = /\bR-\d{4}-\d{6,9}\b/i;
const longestText = 20_000;
const mostShort = 150;
const longestNote = 15_000;

/** Not through a character of two code units. */
const cutTo = (text: string, most: number): string => text.slice(0, most).replace(/[\ud800-\udbff]$/, '');

/** A mail's own words, and its whole text where that is more. */
interface Words {
  readonly text: string;
  readonly original?: string | undefined;
}

/** Where mails become complaints, customers' messages and notes. The same mail is taken once. */
export class MailIntake {
  readonly #ports: MailIntakePorts;

  constructor(ports: MailIntakePorts) {
    this.#ports = ports;
  }

  /**
   * Takes a mail in. An answer gets into its case by the token that our mail carried; an address or a number that
   * somebody writes proves nothing, and makes a case of its own.
   * @throws DeskError `invalid-complaint`; `no-policy`, and what else may pass, for another try.
   */
  async take(mail: IncomingMail): Promise<TakenMail> {
    const key = hash('mail', mail.messageId ?? '', mail.from.address, mail.messageId ? '' : mail.subject + mail.text);
    const found = await this.#caseOf(mail);
    if (mail.automatic) return this.#machine(mail, mail.automatic, found, key);
    const own = this.#ports.own.map(({ address }) => address.toLowerCase());
    if (own.includes(mail.from.address.toLowerCase())) return { outcome: 'ignored', why: 'own' };
    return (found && (await this.#answer(mail, found, key))) ?? this.#complaint(mail, key);
  }

  async #caseOf({ addressed }: IncomingMail): Promise<{ id: string; number: string } | undefined> {
    for (const token of tokensIn(addressed).slice(0, mostTokens)) {
      const id = await this.#ports.store.caseId({ number: token.number });
      if (id !== undefined && this.#ports.tokens.proves(id, token)) return { id, number: token.number };
    }
    return undefined;
  }

  async #machine(
    { undelivered }: IncomingMail,
    why: AutomaticReason,
    found: { id: string; number: string } | undefined,
    key: string,
  ): Promise<TakenMail> {
    if (!found || undelivered === undefined) return { outcome: 'ignored', why };
    const words = await mailWords(this.#ports.language);
    const text = words.text('note.undelivered', { detail: oneLine(undelivered).slice(0, 300) });
    await this.#ports.desk.correspondence.note(found.id, { text, key });
    return { outcome: 'undelivered', number: found.number };
  }

  async #answer(
    mail: IncomingMail,
    { id, number }: { id: string; number: string },
    key: string,
  ): Promise<TakenMail | undefined> {
    const { desk, language } = this.#ports;
    const words = await mailWords(language);
    const form = await desk.form();
    const said = await this.#words(mail, form);
    const { attachments, refused } = await this.#files(mail, said, { key, form, words });
    const text = said.text || words.text('mail.empty');
    let became = await desk.correspondence.message(id, { text, attachments, key });
    if (became === 'erased') return undefined;
    if (became === 'repeated') return { outcome: 'repeated', number };
    const ended = became === 'ended';
    if (ended) {
      const note = `${words.text('note.ended')}\n\n${text.slice(0, longestNote)}`;
      became = await desk.correspondence.note(id, { text: note, attachments, key });
      if (became === 'repeated') return { outcome: 'repeated', number };
    }
    await this.#noteRefused(id, refused, key, words);
    return { outcome: ended ? 'note' : 'message', number, refused };
  }

  async #complaint(mail: IncomingMail, key: string): Promise<TakenMail> {
    const { desk, store, language } = this.#ports;
    const words = await mailWords(language);
    const form = await desk.form();
    const said = {
      text: mail.text.slice(0, longestText),
      ...(mail.text.length > longestText && { original: mail.text }),
    };
    const { attachments, refused } = await this.#files(mail, said, { key, form, words });
    const complaint = this.#complaintOf(mail, said, { attachments, form, words });
    const how = { unasked: true, mailId: mail.messageId };
    const submitted = await desk.submit(complaint, { key: `mail:${key}`, ...how }).catch((error: unknown) => {
      if (!(error instanceof DeskError && error.code === 'key-reused')) throw error;
      // Another mail under an id that was used before: both are taken.
      return desk.submit(complaint, { key: `mail:${hash(key, JSON.stringify(complaint))}`, ...how });
    });
    const { number } = submitted;
    const id = (await store.caseId({ number })) ?? '';
    await this.#noteRefused(id, refused, key, words);
    const named = mention.exec(`${mail.subject}\n${said.text}`)?.[0]?.toUpperCase();
    if (named !== undefined && named !== number) {
      const text = words.text('note.mentions', { number: named });
      await desk.correspondence.note(id, { text, key: hash(key, 'mentions') });
    }
    return { outcome: 'created', number, refused };
  }

  #complaintOf(
    { from, subject, language }: IncomingMail,
    { text }: Words,
    { attachments, form, words }: { attachments: readonly Attachment[]; form: FormInfo; words: MailWords },
  ): Complaint {
    const ids = form.categories.map(({ id }) => id);
    const category = this.#ports.category ?? (ids.includes('other') ? 'other' : ids.at(-1)) ?? '';
    const title = cutTo(oneLine(subject).replace(replyPrefix, ''), mostShort);
    const written = guessLanguage(`${title}\n${text}`) ?? language;
    const name = cutTo(oneLine(from.name), mostShort);
    const customer = { email: from.address, ...(name && { name }) };
    const complaint: Complaint = {
      channel: 'email',
      category,
      title: title || words.text('mail.untitled'),
      description: text,
      customer: written === undefined ? customer : { ...customer, language: written },
      ...(attachments.length && { attachments: [...attachments] }),
    };
    const { issues = [] } = { ...parseComplaint(complaint) } as { issues?: readonly { readonly path: string }[] };
    // An address that cannot be written to is still a name, and a language nobody knows is none.
    const wrong = (path: string): boolean => issues.some((issue) => issue.path === path);
    return {
      ...complaint,
      customer: {
        ...(wrong('/customer/email') ? { name: cutTo(oneLine(`${name} ${from.address}`), mostShort) } : customer),
        ...(written !== undefined && !wrong('/customer/language') && { language: written }),
      },
    };
  }

  /** An answer without what it quotes; its whole text goes beside it as a file, where files of text are taken. */
  async #words({ text }: IncomingMail, form: FormInfo): Promise<Words> {
    const keeps = form.attachments.types.includes('text/plain');
    const markers = (await inEveryLanguage('marker')).map(markerLine);
    const { text: own, cut } = keeps ? withoutQuoted(text, markers) : { text: text.trim(), cut: false };
    const short = own.slice(0, longestText);
    return cut || short.length < own.length ? { text: short, original: text } : { text: short };
  }

  async #files(
    { files }: IncomingMail,
    { original }: Words,
    { key, form, words }: { key: string; form: FormInfo; words: MailWords },
  ): Promise<{ attachments: Attachment[]; refused: RefusedFile[] }> {
    const whole = original === undefined ? [] : [{ name: words.text('mail.original'), bytes: utf8(original) }];
    const most = Math.min(form.attachments.max, limits.attachments);
    const attachments: Attachment[] = [];
    const refused: RefusedFile[] = [];
    for (const [index, { name, bytes }] of [...whole, ...files].entries()) {
      if (attachments.length >= most) {
        refused.push({ name, code: 'too-many' });
        continue;
      }
      try {
        attachments.push(await this.#ports.desk.upload({ id: `mail-${hash(key, String(index))}`, name, bytes }));
      } catch (error) {
        if (!(error instanceof DeskError && fileCodes.includes(error.code))) throw error;
        refused.push({ name, code: error.code });
      }
    }
    return { attachments, refused };
  }

  async #noteRefused(id: string, refused: readonly RefusedFile[], key: string, words: MailWords): Promise<void> {
    if (!refused.length) return;
    const shown = refused
      .slice(0, 50)
      .map(
        ({ name, code }) =>
          `${oneLine(name).slice(0, 100)} (${words.find(`file.${code.replace('file-', '')}`) ?? code})`,
      );
    const files = shown.join(', ') + (refused.length > shown.length ? `, … +${refused.length - shown.length}` : '');
    await this.#ports.desk.correspondence.note(id, {
      text: words.text('note.files', { files }),
      key: hash(key, 'files'),
    });
  }
}

const fileCodes: readonly string[] = ['file-empty', 'file-too-large', 'file-type-refused', 'key-reused'];
const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
