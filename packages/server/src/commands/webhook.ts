import { parseArgs } from 'node:util';
import { eventSchema, type CaseEventType } from '@redress/cases';
import { jsonLog } from '../log.ts';
import { openWebhooks } from '../notices/notices.ts';
import type { Delivery } from '../notices/outbox/delivery.ts';
import { WebhookError } from '../notices/webhooks/webhook-error.ts';
import { Webhooks } from '../notices/webhooks/webhooks.ts';
import { derivedKey, loadSecret } from '../ports/node-secrets.ts';
import { besideSqlite } from '../store/sqlite.ts';
import { StoreError } from '../store/store-error.ts';
import { UsageError, type CliCommand, type Terminal } from './command.ts';
import { whereOf, whereOptions, whereUsage, withDesk } from './where.ts';

const options = {
  ...whereOptions,
  'allow-private-webhooks': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

type Values = Parameters<typeof whereOf>[0] & { readonly 'allow-private-webhooks': boolean };

/** Uses the webhooks of a desk, also while a server has its data folder. */
async function withWebhooks<T>(
  values: Values,
  terminal: Terminal,
  use: (webhooks: Webhooks) => Promise<T>,
): Promise<T> {
  const allowPrivate = values['allow-private-webhooks'];
  try {
    return await withDesk(values, jsonLog(terminal.err), (opened) =>
      use(openWebhooks(opened, { now: Date.now, allowPrivate })),
    );
  } catch (error) {
    if (!(error instanceof StoreError && error.code === 'data-dir-in-use')) throw explained(error);
  }
  const { dataDir, secret } = whereOf(values);
  const db = besideSqlite(dataDir);
  try {
    const key = derivedKey(loadSecret(dataDir, secret), 'webhooks');
    return await use(new Webhooks({ db, kind: 'sqlite' }, { key, now: Date.now, allowPrivate }));
  } catch (error) {
    throw explained(error);
  } finally {
    await db.destroy();
  }
}

const explained = (error: unknown): unknown =>
  error instanceof WebhookError ? new UsageError(`${error.code} ${JSON.stringify(error.params)}`) : error;

const types = eventSchema.def.options.map((option) => option.shape.type.def.values[0]);

function typesOf(text: string | undefined): CaseEventType[] {
  const given = (text ?? '').split(',').filter(Boolean);
  const wrong = given.find((each) => !(types as readonly string[]).includes(each));
  if (wrong !== undefined) throw new UsageError(`--types ${wrong}; there are ${types.join(', ')}`);
  return given as CaseEventType[];
}

const only = (positionals: readonly string[], what: string): string => {
  const [first] = positionals;
  if (first === undefined || positionals.length > 1) throw new UsageError(what);
  return first;
};

/** One line for a webhook or a delivery. */
const line = (...parts: readonly (string | undefined | null)[]): string => `${parts.filter(Boolean).join('  ')}\n`;
const deliveryLine = ({ id, state, attempts, number, types: told, lastError }: Delivery): string =>
  line(id, state, `${attempts} attempts`, number, told.join(','), lastError);

export const webhookAdd: CliCommand = {
  usage: `webhook add URL [--types closed,reopened] [--description TEXT] [--allow-private-webhooks] ${whereUsage} [--json]`,
  summary: 'tell another system of changes; prints the secret that signs them, once; also while the server runs',
  async run(args, terminal) {
    const more = { types: { type: 'string' }, description: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { ...options, ...more } });
    const url = only(positionals, 'one URL');
    const { description } = values;
    const added = await withWebhooks(values, terminal, (webhooks) =>
      webhooks.add({ url, description, types: typesOf(values.types) }),
    );
    terminal.out(values.json ? `${JSON.stringify(added)}\n` : line(added.id, added.url, added.secret));
    return 0;
  },
};

export const webhookList: CliCommand = {
  usage: `webhook list ${whereUsage} [--json]`,
  summary: 'list the systems that are told of changes',
  async run(args, terminal) {
    const { values } = parseArgs({ args, options });
    const all = await withWebhooks(values, terminal, (webhooks) => webhooks.list());
    const lines = all.map(({ id, url, types: told, disabled }) => line(id, url, told.join(',') || 'all', disabled));
    terminal.out(values.json ? `${JSON.stringify(all)}\n` : lines.join(''));
    return 0;
  },
};

export const webhookRemove: CliCommand = {
  usage: `webhook remove ID ${whereUsage}`,
  summary: 'tell a system no more, and forget what it was told',
  async run(args, terminal) {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    const id = only(positionals, 'the id of a webhook');
    await withWebhooks(values, terminal, (webhooks) => webhooks.remove(id));
    return 0;
  },
};

export const webhookLog: CliCommand = {
  usage: `webhook log ID ${whereUsage} [--json]`,
  summary: 'what a system was told in the last 30 days and is to be; exits with 1 when something was given up',
  async run(args, terminal) {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    const id = only(positionals, 'the id of a webhook');
    const told = await withWebhooks(values, terminal, (webhooks) => webhooks.deliveries(id));
    terminal.out(values.json ? `${JSON.stringify(told)}\n` : told.map(deliveryLine).join(''));
    return told.some(({ state }) => state === 'failed') ? 1 : 0;
  },
};

export const webhookResend: CliCommand = {
  usage: `webhook resend ID DELIVERY ${whereUsage}`,
  summary: 'tell a system something again, under the id it had; the server does so within seconds',
  async run(args, terminal) {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    const [id, delivery] = positionals;
    if (id === undefined || delivery === undefined || positionals.length > 2)
      throw new UsageError('the ids of a webhook and of a delivery');
    await withWebhooks(values, terminal, (webhooks) => webhooks.resend(id, delivery));
    return 0;
  },
};
