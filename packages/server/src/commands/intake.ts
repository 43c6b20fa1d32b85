import { parseArgs } from 'node:util';
import { DeskError } from '@redress/desk';
import { jsonLog } from '../log.ts';
import { MailError } from '../notices/intake/mail-error.ts';
import { mostMail, readMail, type IncomingMail } from '../notices/intake/read-mail.ts';
import { spool } from '../notices/intake/spool.ts';
import type { TakenMail } from '../notices/intake/take-mail.ts';
import { openMailIntake, type IntakeSettings } from '../notices/notices.ts';
import { StoreError } from '../store/store-error.ts';
import { UsageError, type CliCommand, type ExitStatus, type Terminal } from './command.ts';
import { explain } from './explain.ts';
import { intakeSettingsOf, mailOptions } from './mail-options.ts';
import { whereOptions, whereUsage, withDesk } from './where.ts';

type Outcome = TakenMail | { readonly outcome: 'spooled' };

const addressPattern = /^[^\s<>]{1,320}$/;

/** What the mail server knows beside the message, written before it as mail servers do. */
function envelopeHeaders(recipients: readonly string[], sender: string | undefined): string {
  const wrong = [...recipients, ...(sender ? [sender] : [])].find((address) => !addressPattern.test(address));
  if (wrong !== undefined) throw new UsageError(`${wrong} is not an address`);
  const lines = recipients.map((recipient) => `Delivered-To: ${recipient}\r\n`);
  return (sender === undefined ? '' : `Return-Path: <${sender}>\r\n`) + lines.join('');
}

/** @throws MailError `mail-too-large`; no more than that is kept. */
async function standardInput(before: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Read to its end all the same: a mail server whose pipe breaks would try again and again.
    if (size <= mostMail) chunks.push(chunk);
  }
  if (size > mostMail) throw new MailError('mail-too-large', { maximum: mostMail });
  // The line of a mailbox file is no header.
  const message = Buffer.concat(chunks);
  const start = message.subarray(0, 5).toString('latin1') === 'From ' ? message.indexOf(0x0a) + 1 : 0;
  return Buffer.concat([Buffer.from(before), message.subarray(start)]);
}

type Values = Parameters<typeof withDesk>[0];

/** Takes the mail in, or leaves it for the server that has the data folder open. */
async function takeOrSpool(
  bytes: Buffer,
  mail: IncomingMail,
  values: Values,
  { settings, terminal }: { readonly settings: IntakeSettings; readonly terminal: Terminal },
): Promise<Outcome> {
  const log = jsonLog(terminal.err);
  try {
    return await withDesk(values, log, (opened) => openMailIntake(opened, settings).take(mail));
  } catch (error) {
    if (!(error instanceof StoreError && error.code === 'data-dir-in-use')) throw error;
    await spool(values.data, bytes);
    return { outcome: 'spooled' };
  }
}

function readable(outcome: Outcome): string {
  const refused = 'refused' in outcome && outcome.refused.length ? `, ${outcome.refused.length} files not taken` : '';
  const which = 'number' in outcome ? ` ${outcome.number}` : '';
  return `${outcome.outcome}${which}${outcome.outcome === 'ignored' ? ` (${outcome.why})` : ''}${refused}\n`;
}

/** A mail that can never be taken goes back to its sender; anything else may pass, and must not lose a mail. */
const statusOf = (error: unknown): ExitStatus =>
  error instanceof MailError || (error instanceof DeskError && error.code === 'invalid-complaint') ? 65 : 75;

/** Takes in a mail from the standard input. */
export const intake: CliCommand = {
  usage: `intake ${whereUsage} [--recipient ADDRESS]… [--sender ADDRESS] [--mail-from ADDRESS] [--mail-reply-to ADDRESS] [--mail-language en] [--mail-category ID] [--json] < message.eml`,
  summary:
    'take in a mail as a complaint or a message, also while the server runs; exits with 65 for one that cannot be taken, 75 for another try',
  async run(args, terminal) {
    const { values } = parseArgs({
      args,
      options: {
        ...whereOptions,
        ...mailOptions,
        recipient: { type: 'string', multiple: true, default: [] },
        sender: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const settings = intakeSettingsOf(values);
    const before = envelopeHeaders(values.recipient, values.sender);
    try {
      const bytes = await standardInput(before);
      const outcome = await takeOrSpool(bytes, await readMail(bytes), values, { settings, terminal });
      terminal.out(values.json ? `${JSON.stringify(outcome)}\n` : readable(outcome));
      return 0;
    } catch (error) {
      if (error instanceof UsageError) throw error;
      const status = statusOf(error);
      const { code = 'unavailable', params = {} } = error as { code?: string; params?: object };
      if (values.json)
        terminal.out(`${JSON.stringify({ outcome: status === 65 ? 'refused' : 'later', code, params })}\n`);
      terminal.err(`${error instanceof MailError ? error.code : explain(error)}\n`);
      return status;
    }
  },
};
