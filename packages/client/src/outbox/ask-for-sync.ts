/** Background Sync (WICG), where a browser has it. */
interface SyncingRegistration {
  readonly sync?: { register(tag: string): Promise<void> };
}

/** The name under which a service worker is woken to send. */
export const syncTag = 'redress-outbox';

/** Ask the site's service worker, if it has one, to send when the network is there, even with no page open. */
export async function askForSync(): Promise<void> {
  if (!('serviceWorker' in navigator) || !navigator.serviceWorker.controller) return;
  const registration = (await navigator.serviceWorker.ready) as SyncingRegistration;
  await registration.sync?.register(syncTag).catch((error: unknown) => {
    // The person has turned it off: the page sends by itself all the same.
    if ((error as DOMException).name !== 'NotAllowedError') throw error;
  });
}
