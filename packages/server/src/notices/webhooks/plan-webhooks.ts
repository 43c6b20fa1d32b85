import type { Plan } from '../outbox/dispatcher.ts';
import type { Webhooks } from './webhooks.ts';

/** Who is to be told of a change by webhook. What another system had brought to an end is no news. */
export async function webhookPlan(webhooks: Webhooks): Promise<Plan> {
  const enabled = (await webhooks.list()).filter(({ disabled }) => disabled === undefined);
  return ({ types }) => {
    const drafts = enabled.flatMap(({ id, types: wanted }) => {
      const told = wanted.length ? types.filter((type) => wanted.includes(type)) : types;
      return told.length ? [{ kind: 'webhook' as const, target: id, types: told }] : [];
    });
    return Promise.resolve(types.includes('history-imported') ? [] : drafts);
  };
}
