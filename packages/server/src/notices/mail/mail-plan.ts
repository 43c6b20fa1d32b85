import { reduce, type Case, type CaseEvent, type CaseEventType } from '@redress/cases';
import type { Change, Desk, Store } from '@redress/desk';
import type { Contact } from '../../auth/auth.ts';
import type { Draft } from '../outbox/delivery.ts';
import type { Plan } from '../outbox/dispatcher.ts';
import { customerAddress, customerNews } from './customer-topics.ts';
import { newsFor, staffNews } from './staff-topics.ts';

/** A change with the case it made. */
export interface Changed {
  readonly it: Case;
  readonly news: readonly CaseEvent[];
}

/** The case as it was after a change, and the events of that change. */
export function changedBy(
  { version, types }: { readonly version: number; readonly types: readonly unknown[] },
  events: readonly CaseEvent[],
): Changed {
  return { it: reduce(events.slice(0, version)), news: events.slice(version - types.length, version) };
}

/** Events that tell nobody anything by mail: most changes need not be read for it. */
const silent: readonly CaseEventType[] = [
  'decision-made',
  'acknowledged',
  'task-added',
  'task-completed',
  'cause-coded',
  'contact-attempted',
  'investigation-started',
  'survey-answered',
  'escalation-skipped',
  'customer-erased',
];

/** Who is to be told of a change by mail: the customer, and staff whom it asks for. */
export function mailPlan(ports: {
  readonly store: Pick<Store, 'events'>;
  readonly desk: Desk;
  readonly contacts: () => Promise<readonly Contact[]>;
}): Plan {
  const { store, desk, contacts } = ports;
  const forStaff = async ({ it, news }: Changed): Promise<string[]> => {
    if (!staffNews(news).length) return [];
    const needsApproval = await desk.correspondence.needsApproval(it);
    return (await contacts())
      .filter((person) => newsFor(person, it, news, needsApproval).length)
      .map(({ id }) => `staff:${id}`);
  };
  return async (change: Change): Promise<Draft[]> => {
    if (change.types.every((type) => silent.includes(type))) return [];
    const changed = changedBy(change, await store.events(change.caseId));
    const told = customerNews(changed.news).length > 0 && customerAddress(changed.it) !== undefined;
    const targets = [...(told ? ['customer'] : []), ...(await forStaff(changed))];
    return targets.map((target) => ({ kind: 'mail', target, types: change.types }));
  };
}
