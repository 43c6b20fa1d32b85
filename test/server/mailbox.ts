import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail as it arrived. */
export interface Arrived {
  /** Where what cannot be delivered goes. */
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly raw: Buffer;
  readonly mail: Email;
}

/**
 * A mail server that really speaks SMTP, and keeps what it is sent.
 * @param refuse with which code it does not take what is for somebody.
 * @param answers whether it says so when it has taken a mail.
 */
export async function mailbox(
  refuse: (recipient: string) => number | undefined = () => undefined,
  answers: () => boolean = () => true,
) {
  const arrived: Arrived[] = [];
  const refused: string[] = [];
  const looks = new Set<() => void>();
  const told = () => {
    for (const look of looks) look();
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }, _, done) {
      const code = refuse(address);
      if (code !== undefined) refused.push(address);
      done(code === undefined ? null : Object.assign(new Error('no'), { responseCode: code }));
      told();
    },
    onData(stream, { envelope }, done) {
      void (async () => {
        const raw = await wholeOf(stream);
        // A sender that dies half-way has sent nothing.
        if (!raw) return;
        const { mailFrom, rcptTo } = envelope;
        const sender = mailFrom ? mailFrom.address : '';
        const recipients = rcptTo.map(({ address }) => address);
        arrived.push({ sender, recipients, raw, mail: await PostalMime.parse(raw) });
        if (answers()) done(null);
        told();
      })();
    },
  });
  // Senders that are killed leave broken connections behind.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    /** Who was refused, once for each try. */
    refused,
    /** Until there are so many, or what is asked holds. */
    async until(holds: number | (() => boolean)): Promise<void> {
      const done = typeof holds === 'number' ? () => arrived.length >= holds : holds;
      if (done()) return;
      await new Promise<void>((resolve) => {
        const look = () => {
          if (!done()) return;
          looks.delete(look);
          resolve();
        };
        looks.add(look);
      });
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}

async function wholeOf(stream: AsyncIterable<Buffer>): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of stream) chunks.push(chunk);
    return Buffer.concat(chunks);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ECONNECTION') return undefined;
    throw error;
  }
}
