export { Outbox, type OutboxSettings } from './outbox/outbox.ts';
export { OutboxEvent, type OutboxEntry, type OutboxState } from './outbox/entry.ts';
export { openOutbox } from './outbox/open-outbox.ts';
export { forget, remember, remembered } from './outbox/remembered.ts';
export { newId } from './new-id.ts';
export type { Reason, RememberedRow } from './storage/rows.ts';
