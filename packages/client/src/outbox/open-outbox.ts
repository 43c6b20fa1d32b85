import type { CustomerDesk } from '../desk-client.ts';
import { Outbox } from './outbox.ts';
import { openShelf } from '../storage/open-shelf.ts';

const outboxes = new WeakMap<CustomerDesk, Promise<Outbox>>();

/** The outbox of a desk; one a page, started: what an earlier visit left is being sent. */
export function openOutbox(desk: CustomerDesk): Promise<Outbox> {
  const known = outboxes.get(desk);
  if (known) return known;
  const opened = openShelf().then((shelf) => new Outbox({ desk, shelf }).start());
  outboxes.set(desk, opened);
  return opened;
}
