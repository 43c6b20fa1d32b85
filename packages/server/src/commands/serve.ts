import { parseArgs } from 'node:util';
import { jsonLog } from '../log.ts';
import { startServer } from '../start-server.ts';
import { UsageError, type CliCommand } from './command.ts';
import { intakeSettingsOf, mailOptions, mailSettingsOf, mailUsage } from './mail-options.ts';
import { publishFirst } from './policy-start.ts';
import { whereOf, whereOptions, whereUsage } from './where.ts';

const whole = (text: string, name: string, most: number): number => {
  if (/^\d{1,5}$/.test(text) && Number(text) <= most) return Number(text);
  throw new UsageError(`--${name} ${text} is not a number from 0 to ${most}`);
};

function originOf(text: string): string {
  if (URL.canParse(text) && new URL(text).origin === text) return text;
  throw new UsageError(`--origin ${text} is not an origin such as https://shop.example`);
}

function onOrOff(text: string): boolean {
  if (text === 'on' || text === 'off') return text === 'on';
  throw new UsageError(`--proof-of-work ${text} is neither on nor off`);
}

/** Runs a server until it is told to stop. */
export const serve: CliCommand = {
  usage: `serve ${whereUsage} [--policy FILE] [--port 4180] [--host 127.0.0.1] [--url https://…] [--origin https://…]… [--pages DIR] [--elements DIR] [--proxies N] [--proof-of-work on|off] ${mailUsage} [--allow-private-webhooks] [--require-totp] [--quiet]`,
  summary: 'serve the desk over HTTP',
  async run(args, terminal) {
    const { values } = parseArgs({
      args,
      options: {
        ...whereOptions,
        ...mailOptions,
        'allow-private-webhooks': { type: 'boolean', default: false },
        policy: { type: 'string' },
        port: { type: 'string', default: process.env['PORT'] ?? '4180' },
        host: { type: 'string', default: '127.0.0.1' },
        url: { type: 'string' },
        origin: { type: 'string', multiple: true, default: [] },
        proxies: { type: 'string', default: '0' },
        pages: { type: 'string' },
        elements: { type: 'string' },
        'proof-of-work': { type: 'string' },
        'require-totp': { type: 'boolean', default: false },
        quiet: { type: 'boolean', default: false },
      },
    });
    const log = jsonLog(values.quiet ? () => undefined : terminal.err);
    const server = await startServer({
      ...whereOf(values),
      log,
      port: whole(values.port, 'port', 65_535),
      host: values.host,
      url: values.url,
      pages: values.pages,
      elements: values.elements,
      proofOfWork: values['proof-of-work'] === undefined ? undefined : onOrOff(values['proof-of-work']),
      mail: mailSettingsOf(values),
      intake: intakeSettingsOf(values),
      allowPrivateWebhooks: values['allow-private-webhooks'],
      requireTotp: values['require-totp'],
      origins: values.origin.map(originOf),
      proxies: whole(values.proxies, 'proxies', 10),
    });
    try {
      const policy = values.policy === undefined ? undefined : await publishFirst(server.desk, values.policy);
      if (policy === 'kept')
        terminal.err('The policy in force is another one; it stays. Publish changes in the rules page.\n');
      terminal.out(`Redress listens on ${server.url}\n`);
      await new Promise((resolve) => {
        if (terminal.signal.aborted) resolve(undefined);
        else terminal.signal.addEventListener('abort', resolve, { once: true });
      });
    } finally {
      await server.close();
    }
    return 0;
  },
};
