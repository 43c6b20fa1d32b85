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

/** A mail server that really speaks SMTP, and keeps what it is sent. `refuse` says with which code it does not. */
export async function mailbox(refuse: (recipient: string) => number | undefined = () => undefined) {
  const arrived: Arrived[] = [];
  let attempts = 0;
  const looks = new Set<() => void>();
  const told = () => {
    for (const look of looks) look();
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }, _, done) {
      attempts += 1;
      const code = refuse(address);
      done(code === undefined ? null : Object.assign(new Error('no'), { responseCode: code }));
      told();
    },
    onData(stream, { envelope }, done) {
      void (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(chunk as Buffer);
        const raw = Buffer.concat(chunks);
        const { mailFrom, rcptTo } = envelope;
        const sender = mailFrom ? mailFrom.address : '';
        const recipients = rcptTo.map(({ address }) => address);
        arrived.push({ sender, recipients, raw, mail: await PostalMime.parse(raw) });
        done(null);
        told();
      })();
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    get attempts() {
      return attempts;
    },
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
