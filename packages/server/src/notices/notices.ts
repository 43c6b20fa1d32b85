import { randomUUID } from 'node:crypto';
import type { Now } from '@redress/desk';
import type { Log } from '../log.ts';
import type { OpenedDesk } from '../open-desk.ts';
import type { Contact } from '../auth/auth.ts';
import { takeSpooled } from './intake/spool.ts';
import { MailIntake } from './intake/take-mail.ts';
import { mailCourier } from './mail/mail-courier.ts';
import { mailPlan } from './mail/mail-plan.ts';
import type { Mailbox, MailSettings } from './mail/mail-settings.ts';
import type { MailLanguage } from './mail/mail-words.ts';
import { checkReplyTo, ReplyTokens } from './mail/reply-token.ts';
import { smtpTransport } from './mail/transport.ts';
import { Cursor } from './outbox/cursor.ts';
import type { DeliveryKind } from './outbox/delivery.ts';
import { DeliveryStore } from './outbox/delivery-store.ts';
import { Dispatcher, type Plan } from './outbox/dispatcher.ts';
import { Sender } from './outbox/sender.ts';
import { Rounds } from './rounds.ts';
import { webhookPlan } from './webhooks/plan-webhooks.ts';
import { webhookCourier } from './webhooks/webhook-courier.ts';
import { Webhooks } from './webhooks/webhooks.ts';

/** How mail is taken in. */
export interface IntakeSettings {
  /** Of complaints by mail; else `other`, else the policy's last. */
  readonly category?: string | undefined;
  /** Our own addresses, from which nothing is taken. */
  readonly own: readonly Mailbox[];
  /** Of the desk's own notes. */
  readonly language: MailLanguage;
}

export interface NoticeOptions {
  /** Without it no mail is sent. */
  readonly mail?: MailSettings | undefined;
  /** Webhooks may lead into our own network, and over plain HTTP. */
  readonly allowPrivateWebhooks?: boolean | undefined;
  /** Folder where `redress intake` leaves mails while this server has the desk open. */
  readonly dataDir: string;
  readonly intake?: IntakeSettings | undefined;
  readonly contacts: () => Promise<readonly Contact[]>;
  readonly now: Now;
  readonly log: Log;
  /** How often to look for what is due without being told, in milliseconds. */
  readonly pause?: number | undefined;
  /** From 0 to 1. */
  readonly random?: (() => number) | undefined;
}

/** How long what was told is kept for a look, in milliseconds. */
const keptFor = 30 * 24 * 3_600_000;
const usualPause = 2_000;
const purgeEvery = 3_600_000;
/** How long a server that stops waits for answers; what has none is told again by the next. */
const closingTime = 3_000;

/** What a server tells others of, while it runs. */
export interface Notices {
  readonly webhooks: Webhooks;
  /** Counters and gauges in Prometheus' text format. */
  metrics(): Promise<string>;
  /** Looks at once for what there is to tell. */
  wake(): void;
  /** Ends once what is under way got there or was given up. */
  close(): Promise<void>;
}

/** The webhooks of an opened desk. */
export const openWebhooks = (
  { store, key }: Pick<OpenedDesk, 'store' | 'key'>,
  { now, allowPrivate = false }: { readonly now: Now; readonly allowPrivate?: boolean | undefined },
): Webhooks => new Webhooks(store.database, { key: key('webhooks'), now, allowPrivate });

const replyTokens = ({ key }: Pick<OpenedDesk, 'key'>): ReplyTokens => new ReplyTokens(key('mail replies'));

/** Where an opened desk takes mails in. */
export const openMailIntake = (opened: OpenedDesk, settings: IntakeSettings): MailIntake =>
  new MailIntake({ desk: opened.desk, store: opened.store, tokens: replyTokens(opened), ...settings });

function mailPorts(opened: OpenedDesk, settings: MailSettings, { contacts, now }: NoticeOptions) {
  const { desk, store, secrets } = opened;
  if (settings.replyTo) checkReplyTo(settings.replyTo);
  const tokens = replyTokens(opened);
  return { desk, store, secrets, contacts, settings, tokens, transport: smtpTransport(settings.smtp), now };
}

async function metricsText(senders: Readonly<Partial<Record<DeliveryKind, Sender>>>, deliveries: DeliveryStore) {
  const lines = ['# TYPE redress_deliveries_total counter'];
  for (const [kind, sender] of Object.entries(senders)) {
    for (const [outcome, count] of Object.entries(sender.counts))
      lines.push(`redress_deliveries_total{kind="${kind}",outcome="${outcome}"} ${count}`);
  }
  lines.push('# TYPE redress_deliveries_waiting gauge');
  for (const [kind, count] of Object.entries(await deliveries.waiting()))
    lines.push(`redress_deliveries_waiting{kind="${kind}"} ${count}`);
  return `${lines.join('\n')}\n`;
}

/** All that tells and takes in, before anything of it runs. */
function assemble(opened: OpenedDesk, options: NoticeOptions, stopping: AbortSignal) {
  const { store } = opened;
  const { database } = store;
  const { now, log, random = Math.random } = options;
  const deliveries = new DeliveryStore(database);
  const cursor = new Cursor(database.db, randomUUID());
  const webhooks = openWebhooks(opened, { now, allowPrivate: options.allowPrivateWebhooks });
  const mail = options.mail && mailPorts(opened, options.mail, options);
  const planner = async (): Promise<Plan> => {
    const plans = [await webhookPlan(webhooks), ...(mail ? [mailPlan(mail)] : [])];
    return async (change) => (await Promise.all(plans.map((plan) => plan(change)))).flat();
  };
  const changes = (after: number, limit: number) => store.changes(after, limit);
  const shared = { deliveries, now, random, log };
  const courier = webhookCourier({ webhooks, store, now, signal: stopping });
  return {
    deliveries,
    cursor,
    webhooks,
    mail,
    dispatcher: new Dispatcher({ database, changes, deliveries, cursor, planner, now, log }),
    senders: {
      webhook: new Sender('webhook', { ...shared, courier }),
      ...(mail && { mail: new Sender('mail', { ...shared, courier: mailCourier(mail) }) }),
    },
    intake: openMailIntake(opened, options.intake ?? { own: [], language: options.mail?.language ?? 'en' }),
    // Who has a data folder to itself need not wait for what a killed process held.
    recover: async () => {
      if (database.kind === 'sqlite') await Promise.all([deliveries.endLeases(), cursor.seize()]);
    },
  };
}

/**
 * Tells customers, staff and other systems what happens to cases. Any number of servers of one database may do so.
 * @throws MailSettingsError
 */
export function runNotices(opened: OpenedDesk, options: NoticeOptions): Notices {
  const { now, log, dataDir, pause = usualPause } = options;
  const stopping = new AbortController();
  const parts = assemble(opened, options, stopping.signal);
  const { deliveries, cursor, webhooks, mail, dispatcher, senders } = parts;
  const recovered = parts.recover();
  const rounds = (name: string, round: () => Promise<boolean>, every = pause) =>
    new Rounds(name, () => recovered.then(round), { pause: every, log });
  const sending = Object.entries(senders).map(([kind, sender]) => rounds(`send-${kind}`, () => sender.round()));
  const dispatching = rounds('dispatch', async () => {
    const more = await dispatcher.round();
    for (const each of sending) each.wake();
    return more;
  });
  const taking = rounds('intake', () => takeSpooled(dataDir, parts.intake, log));
  const purge = async () => {
    await deliveries.purge(now() - keptFor);
    return false;
  };
  const purging = rounds('purge', purge, purgeEvery);
  const unsubscribe = opened.desk.subscribe(() => {
    dispatching.wake();
  });
  return {
    webhooks,
    metrics: () => metricsText(senders, deliveries),
    wake() {
      dispatching.wake();
      taking.wake();
    },
    async close() {
      unsubscribe();
      await dispatching.stop();
      await cursor.release();
      const patience = setTimeout(() => {
        stopping.abort();
        mail?.transport.close();
      }, closingTime);
      await Promise.all([...sending, purging, taking].map((each) => each.stop()));
      clearTimeout(patience);
      mail?.transport.close();
    },
  };
}
