import type { ParseArgsConfig } from 'node:util';
import { checkReplyTo } from '../notices/mail/reply-token.ts';
import { MailSettingsError, readMailbox, type Mailbox, type MailSettings } from '../notices/mail/mail-settings.ts';
import type { IntakeSettings } from '../notices/notices.ts';
import { mailLanguageOf } from '../notices/mail/mail-words.ts';
import { UsageError } from './command.ts';

/** Options of the commands that send mail or take it in. */
export const mailOptions = {
  smtp: { type: 'string' },
  'mail-from': { type: 'string' },
  'mail-reply-to': { type: 'string' },
  'mail-language': { type: 'string' },
  'mail-category': { type: 'string' },
  'tracker-url': { type: 'string' },
  'staff-url': { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

export const mailUsage =
  '[--smtp smtp://… --mail-from ADDRESS [--mail-reply-to ADDRESS] [--mail-language en] [--mail-category ID] [--tracker-url https://…] [--staff-url https://…]]';

export type MailValues = Partial<Readonly<Record<keyof typeof mailOptions, string | undefined>>>;

function mailbox(text: string, option: string): Mailbox {
  try {
    const read = readMailbox(text);
    if (option === 'mail-reply-to') checkReplyTo(read);
    return read;
  } catch (error) {
    if (!(error instanceof MailSettingsError)) throw error;
    const most = error.params['most'] as number | undefined;
    throw new UsageError(
      most === undefined
        ? `--${option} ${text} is not an address such as complaints@shop.example`
        : `--${option} ${text} has more than ${most} characters before the @`,
    );
  }
}

function page(text: string | undefined, option: string): string | undefined {
  if (text === undefined || (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol))) return text;
  throw new UsageError(`--${option} ${text} is not the address of a page`);
}

/** The language of staff and of mail whose reader's is not known. */
const languageOf = (values: MailValues): MailSettings['language'] => mailLanguageOf(values['mail-language'], 'en');

/** Where answers are taken in. @throws UsageError */
const replyToOf = (values: MailValues): Mailbox | undefined => {
  const text = values['mail-reply-to'] ?? process.env['REDRESS_MAIL_REPLY_TO'];
  return text === undefined ? undefined : mailbox(text, 'mail-reply-to');
};

/** How mail is sent: the options, else `REDRESS_SMTP`, `REDRESS_MAIL_FROM`, `REDRESS_MAIL_REPLY_TO`. @throws UsageError */
export function mailSettingsOf(values: MailValues): MailSettings | undefined {
  const smtp = values.smtp ?? process.env['REDRESS_SMTP'];
  const from = values['mail-from'] ?? process.env['REDRESS_MAIL_FROM'];
  if (smtp === undefined) return undefined;
  // Its password is not to be shown.
  if (!/^smtps?:\/\/./.test(smtp) || !URL.canParse(smtp))
    throw new UsageError('--smtp, such as smtp://mail.example:587');
  if (from === undefined) throw new UsageError('--mail-from, the address that mail is from');
  return {
    smtp,
    from: mailbox(from, 'mail-from'),
    replyTo: replyToOf(values),
    trackerUrl: page(values['tracker-url'], 'tracker-url'),
    staffUrl: page(values['staff-url'], 'staff-url'),
    language: languageOf(values),
  };
}

/** How mail is taken in. @throws UsageError */
export function intakeSettingsOf(values: MailValues): IntakeSettings {
  const from = values['mail-from'] ?? process.env['REDRESS_MAIL_FROM'];
  const replyTo = replyToOf(values);
  const own = [...(from === undefined ? [] : [mailbox(from, 'mail-from')]), ...(replyTo ? [replyTo] : [])];
  return { own, language: languageOf(values), category: values['mail-category'] };
}
