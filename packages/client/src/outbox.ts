export { Outbox, type OutboxSettings } from './outbox/outbox.ts';
export { OutboxEvent, type OutboxEntry, type OutboxState } from './outbox/entry.ts';
export { openOutbox } from './outbox/open-outbox.ts';
export type { Reason } from './storage/rows.ts';
