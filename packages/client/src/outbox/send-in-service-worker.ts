import { syncTag } from './ask-for-sync.ts';
import { HttpCustomerDesk } from '../http-customer-desk.ts';
import { onDemand } from '../http/on-demand.ts';
import * as proofOfWork from '../http/proof-of-work.ts';
import * as uploadInParts from '../http/upload-in-parts.ts';
import { Outbox } from './outbox.ts';
import { openShelf } from '../storage/open-shelf.ts';

/** What is used of a service worker's global scope. */
export interface WorkerScope {
  addEventListener(type: 'sync', listener: (event: Event & { readonly tag: string }) => void): void;
}

interface WaitingEvent {
  waitUntil(work: Promise<unknown>): void;
}

/**
 * Send what is in the outboxes of all desks on servers.
 * @throws Error when something is left, so that the browser wakes the worker again.
 */
export async function sendAll(): Promise<void> {
  const shelf = await openShelf();
  const desks = new Set((await shelf.all('outbox')).map(({ desk }) => desk).filter((desk) => /^https?:/.test(desk)));
  let left = 0;
  for (const api of desks) {
    const outbox = new Outbox({ desk: new HttpCustomerDesk({ api }), shelf });
    left += (await outbox.retry().then(() => outbox.settled())).left;
    outbox.stop();
  }
  if (left) throw new Error('outbox-not-empty', { cause: { left } });
}

/**
 * Let a site's service worker send complaints that were submitted without a network, also when no page is open.
 * To be called while the worker starts:
 *
 *     import { sendInServiceWorker } from '@redress/client/service-worker';
 *     sendInServiceWorker();
 */
export function sendInServiceWorker(scope: WorkerScope = globalThis): void {
  // Nothing can be loaded once the worker runs.
  onDemand.proofOfWork = () => Promise.resolve(proofOfWork);
  onDemand.uploadInParts = () => Promise.resolve(uploadInParts);
  scope.addEventListener('sync', (event) => {
    if (event.tag === syncTag) (event as unknown as WaitingEvent).waitUntil(sendAll());
  });
}
