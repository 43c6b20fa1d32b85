export { sendAll, sendInServiceWorker, type WorkerScope } from './outbox/send-in-service-worker.ts';
