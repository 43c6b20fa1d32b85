import { createTransport } from 'nodemailer';
import type { envelope } from './envelope.ts';
import type { Attempt } from '../outbox/sender.ts';

type Outgoing = ReturnType<typeof envelope>;

/** What sends mail. */
export interface MailTransport {
  /** Never throws for what the mail server says. */
  send(mail: Outgoing): Promise<Attempt>;
  close(): void;
}

/** In milliseconds. */
const patience = { connectionTimeout: 20_000, greetingTimeout: 20_000, dnsTimeout: 20_000, socketTimeout: 60_000 };

/** Commands at which a refusal is about this mail, and not about us. */
const aboutMail = ['RCPT TO', 'DATA'];

function failure(error: unknown): Attempt {
  const {
    code = 'unknown',
    command,
    responseCode,
  } = error as Partial<Record<'code' | 'command', string> & { responseCode: number }>;
  if (responseCode === undefined) return { outcome: 'failed', error: code.toLowerCase() };
  const final = responseCode >= 500 && command !== undefined && aboutMail.includes(command);
  return { outcome: 'failed', error: `smtp-${responseCode}`, final };
}

/** Mail by SMTP, over a few connections that are kept. @param url `smtp://user:password@host:587` */
export function smtpTransport(url: string): MailTransport {
  const transport = createTransport({ url, pool: true, maxConnections: 5, ...patience });
  return {
    async send(mail) {
      try {
        await transport.sendMail(mail);
        return { outcome: 'sent' };
      } catch (error) {
        return failure(error);
      }
    },
    close() {
      transport.close();
    },
  };
}
