import { sendAll } from '../src/service-worker.ts';

/** Stands for a service worker: no page, no document, and the same database. */
addEventListener('message', () => {
  sendAll().then(
    () => {
      postMessage('empty');
    },
    (error: unknown) => {
      postMessage((error as Error).message);
    },
  );
});
postMessage('ready');
