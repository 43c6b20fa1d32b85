import { randomUUID } from 'node:crypto';
import type { CaseEventType } from '@redress/cases';
import type { Now } from '@redress/desk';
import type { Kysely } from 'kysely';
import type { Tables, WebhooksTable } from '../../store/tables.ts';
import type { Delivery } from '../outbox/delivery.ts';
import { DeliveryStore } from '../outbox/delivery-store.ts';
import { seal, unseal } from '../sealed.ts';
import { newSecret } from './sign.ts';
import { webhookUrl } from './webhook-url.ts';
import { WebhookError } from './webhook-error.ts';

/** A receiver of what happens to cases, as admins see it. */
export interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly description?: string | undefined;
  /** Types of events it is told of; empty means all. */
  readonly types: readonly CaseEventType[];
  readonly createdAt: string;
  /** Why it is told nothing any more: `gone`, when it answered 410. */
  readonly disabled?: string | undefined;
}

export interface NewWebhook {
  readonly url: string;
  readonly description?: string | undefined;
  readonly types?: readonly CaseEventType[] | undefined;
}

/** How long the secret before stays in force, in milliseconds. */
const changeover = 24 * 3_600_000;
const mostWebhooks = 100;
const mostShown = 200;

const shown = ({ id, url, description, types, createdAt, disabled }: WebhooksTable): Webhook => ({
  id,
  url,
  types: JSON.parse(types) as CaseEventType[],
  createdAt,
  ...(description !== null && { description }),
  ...(disabled !== null && { disabled }),
});

/** Who is told by webhook, and with which secrets. Every refusal is a `WebhookError`. */
export class Webhooks {
  readonly #db: Kysely<Tables>;
  readonly #deliveries: DeliveryStore;
  readonly #key: Buffer;
  readonly #now: Now;
  readonly #allowPrivate: boolean;

  constructor(
    database: ConstructorParameters<typeof DeliveryStore>[0],
    options: {
      /** 32 bytes: what secrets are encrypted with. */
      readonly key: Buffer;
      readonly now: Now;
      /** Addresses of our own network, and plain HTTP. */
      readonly allowPrivate: boolean;
    },
  ) {
    this.#db = database.db;
    this.#deliveries = new DeliveryStore(database);
    this.#key = options.key;
    this.#now = options.now;
    this.#allowPrivate = options.allowPrivate;
  }

  get allowPrivate(): boolean {
    return this.#allowPrivate;
  }

  async list(): Promise<Webhook[]> {
    const rows = await this.#db.selectFrom('webhooks').selectAll().orderBy('createdAt').orderBy('id').execute();
    return rows.map(shown);
  }

  /**
   * @returns the webhook with its secret, which is shown this once.
   * @throws WebhookError `invalid-webhook-url`, `webhook-address-refused`, `too-many-webhooks`
   */
  async add({ url, description, types = [] }: NewWebhook): Promise<Webhook & { readonly secret: string }> {
    const checked = webhookUrl(url, this.#allowPrivate);
    if ((await this.list()).length >= mostWebhooks) throw new WebhookError('too-many-webhooks', { most: mostWebhooks });
    const secret = newSecret();
    const row: WebhooksTable = {
      id: randomUUID(),
      url: checked.href,
      description: description ?? null,
      types: JSON.stringify(types),
      secret: seal(this.#key, secret),
      formerSecret: null,
      formerUntilMs: null,
      createdAt: new Date(this.#now()).toISOString(),
      disabled: null,
    };
    await this.#db.insertInto('webhooks').values(row).execute();
    return { ...shown(row), secret };
  }

  /** Removes a webhook with the log of what it was told. @throws WebhookError `unknown-webhook` */
  async remove(id: string): Promise<void> {
    await this.#row(id);
    await this.#db.deleteFrom('webhooks').where('id', '=', id).execute();
    await this.#deliveries.forget(id);
  }

  /**
   * Gives a webhook a new secret; for a day the former one signs as well.
   * @throws WebhookError `unknown-webhook`
   */
  async rotate(id: string): Promise<Webhook & { readonly secret: string }> {
    const row = await this.#row(id);
    const secret = newSecret();
    await this.#db
      .updateTable('webhooks')
      .set({ secret: seal(this.#key, secret), formerSecret: row.secret, formerUntilMs: this.#now() + changeover })
      .where('id', '=', id)
      .execute();
    return { ...shown(row), secret };
  }

  /** Tells a webhook that was disabled again. @throws WebhookError `unknown-webhook` */
  async enable(id: string): Promise<Webhook> {
    const row = await this.#row(id);
    await this.#db.updateTable('webhooks').set({ disabled: null }).where('id', '=', id).execute();
    return shown({ ...row, disabled: null });
  }

  async disable(id: string, why: string): Promise<void> {
    await this.#db.updateTable('webhooks').set({ disabled: why }).where('id', '=', id).execute();
  }

  /** Where to post, and the secrets in force, the newest first; `undefined` when there is no such webhook. */
  async receiver(id: string): Promise<{ readonly webhook: Webhook; readonly secrets: readonly string[] } | undefined> {
    const row = await this.#db.selectFrom('webhooks').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) return undefined;
    const former = row.formerUntilMs !== null && row.formerUntilMs > this.#now() ? row.formerSecret : null;
    const sealed = former === null ? [row.secret] : [row.secret, former];
    return { webhook: shown(row), secrets: sealed.map((text) => unseal(this.#key, text)) };
  }

  /** What it was told of late and is to be, the latest first. @throws WebhookError `unknown-webhook` */
  async deliveries(id: string): Promise<Delivery[]> {
    await this.#row(id);
    return this.#deliveries.of(id, mostShown);
  }

  /**
   * Sends something again, under the id it had.
   * @throws WebhookError `unknown-webhook`, `unknown-delivery`, `webhook-disabled`
   */
  async resend(id: string, delivery: string): Promise<Delivery> {
    await this.#enabled(id);
    const again = await this.#deliveries.resend(id, delivery, this.#now());
    if (!again) throw new WebhookError('unknown-delivery', { id: delivery });
    return again;
  }

  /**
   * Sends an event of type `test`, about no case.
   * @returns its delivery's id.
   * @throws WebhookError `unknown-webhook`, `webhook-disabled`
   */
  async test(id: string): Promise<string> {
    await this.#enabled(id);
    const now = this.#now();
    const delivery = `msg_${randomUUID()}`;
    await this.#deliveries.add({
      id: delivery,
      kind: 'webhook',
      target: id,
      caseId: null,
      number: null,
      version: 0,
      position: 0,
      types: '["test"]',
      at: new Date(now).toISOString(),
      state: 'waiting',
      attempts: 0,
      nextMs: now,
      leasedUntilMs: null,
      createdMs: now,
      settledMs: null,
      lastError: null,
    });
    return delivery;
  }

  async #enabled(id: string): Promise<void> {
    const { disabled } = await this.#row(id);
    if (disabled !== null) throw new WebhookError('webhook-disabled', { id, why: disabled });
  }

  async #row(id: string): Promise<WebhooksTable> {
    const row = await this.#db.selectFrom('webhooks').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) throw new WebhookError('unknown-webhook', { id });
    return row;
  }
}
