import type { Now } from '@redress/desk';
import type { Log } from '../../log.ts';
import { pauseAfter } from './backoff.ts';
import type { Delivery, DeliveryKind } from './delivery.ts';
import type { DeliveryStore } from './delivery-store.ts';

/** What came of an attempt. `none`: there is nobody to be told any more. */
export type Attempt =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'none' }
  /** `error` is a code such as `http-500`; a `final` failure is not tried again. */
  | { readonly outcome: 'failed'; readonly error: string; readonly final?: boolean };

/** Tells one delivery. Never throws for what the receiver does. */
export type Courier = (delivery: Delivery) => Promise<Attempt>;

const atOnce: Readonly<Record<DeliveryKind, number>> = { mail: 5, webhook: 20 };

/** Sends what is due, again and again until it got there or there were too many attempts. */
export class Sender {
  readonly #deliveries: DeliveryStore;
  readonly #kind: DeliveryKind;
  readonly #courier: Courier;
  readonly #now: Now;
  readonly #random: () => number;
  readonly #log: Log;
  readonly #counts = { sent: 0, retried: 0, failed: 0 };

  constructor(
    kind: DeliveryKind,
    ports: {
      readonly deliveries: DeliveryStore;
      readonly courier: Courier;
      readonly now: Now;
      /** From 0 to 1. */
      readonly random: () => number;
      readonly log: Log;
    },
  ) {
    this.#kind = kind;
    this.#deliveries = ports.deliveries;
    this.#courier = ports.courier;
    this.#now = ports.now;
    this.#random = ports.random;
    this.#log = ports.log;
  }

  /** Attempts since the process began, by what came of them. */
  get counts(): Readonly<Record<'sent' | 'retried' | 'failed', number>> {
    return { ...this.#counts };
  }

  /** Sends what is due now. @returns whether there may be more. */
  async round(): Promise<boolean> {
    const due = await this.#deliveries.lease(this.#kind, this.#now(), atOnce[this.#kind]);
    const settled = await Promise.allSettled(due.map((delivery) => this.#deliver(delivery)));
    const broken = settled.find((each) => each.status === 'rejected');
    if (broken) throw broken.reason;
    return due.length > 0;
  }

  async #deliver(delivery: Delivery): Promise<void> {
    const attempt = await this.#courier(delivery);
    const now = this.#now();
    if (attempt.outcome !== 'failed') {
      if (attempt.outcome === 'sent') this.#counts.sent += 1;
      await this.#deliveries.sent(delivery, now);
      return;
    }
    const pause = attempt.final ? undefined : pauseAfter(this.#kind, delivery.attempts, this.#random());
    this.#counts[pause === undefined ? 'failed' : 'retried'] += 1;
    const { id, number, attempts } = delivery;
    const fields = { id, kind: this.#kind, number, attempts, error: attempt.error };
    this.#log('warn', pause === undefined ? 'delivery-failed' : 'delivery-retried', fields);
    await this.#deliveries.failed(delivery, attempt.error, now, pause === undefined ? undefined : now + pause);
  }
}
