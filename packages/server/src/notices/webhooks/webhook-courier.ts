import type { CaseEvent } from '@redress/cases';
import { reduce } from '@redress/cases';
import type { Now, Store } from '@redress/desk';
import type { Delivery } from '../outbox/delivery.ts';
import type { Attempt, Courier } from '../outbox/sender.ts';
import { post } from './post.ts';
import { webhookHeaders } from './sign.ts';
import type { Webhooks } from './webhooks.ts';

const typeOf = ({ types: [first = 'test'] }: Delivery): string => (first === 'test' ? 'webhook.test' : `case.${first}`);

/**
 * What a receiver is told: `{ type, timestamp, data }`, about the case as it was then, with nothing that names or
 * describes a person. Who wants to know more asks the API by the number.
 */
function payload(delivery: Delivery, events: readonly CaseEvent[]): string {
  const { caseId, number, version, types, at } = delivery;
  const message = { type: typeOf(delivery), timestamp: at };
  if (caseId === null) return JSON.stringify({ ...message, data: {} });
  const { state, cycle, severity, department, complaint } = reduce(events.slice(0, version));
  const data = {
    number,
    version,
    types,
    state,
    cycle,
    severity,
    department,
    channel: complaint.channel,
    category: complaint.category,
    ...(complaint.subcategory !== undefined && { subcategory: complaint.subcategory }),
  };
  return JSON.stringify({ ...message, data });
}

function outcomeOf(status: number): Attempt {
  if (status >= 200 && status < 300) return { outcome: 'sent' };
  return { outcome: 'failed', error: `http-${status}`, final: status === 410 };
}

/** Posts deliveries to webhooks, signed. One that answers 410 is told nothing any more. */
export function webhookCourier(ports: {
  readonly webhooks: Webhooks;
  readonly store: Pick<Store, 'events'>;
  readonly now: Now;
  readonly signal: AbortSignal;
}): Courier {
  const { webhooks, store, now, signal } = ports;
  return async (delivery) => {
    const receiver = await webhooks.receiver(delivery.target);
    if (!receiver) return { outcome: 'none' };
    const { webhook, secrets } = receiver;
    if (webhook.disabled !== undefined) return { outcome: 'failed', error: 'webhook-disabled', final: true };
    const body = payload(delivery, delivery.caseId === null ? [] : await store.events(delivery.caseId));
    const signed = { id: delivery.id, timestamp: Math.floor(now() / 1_000), body };
    const { allowPrivate } = webhooks;
    const answer = await post(new URL(webhook.url), body, webhookHeaders(signed, secrets), { allowPrivate, signal });
    if ('error' in answer) return { outcome: 'failed', error: answer.error };
    if (answer.status === 410) await webhooks.disable(webhook.id, 'gone');
    return outcomeOf(answer.status);
  };
}
