export { languages, type Language } from './base/language.ts';
export type { Catalogue, Message, Messages } from './base/messages.ts';
export { DeskRequestEvent, type DeskSource } from './base/desk-source.ts';
export { ComplaintProvider } from './provider/complaint-provider.ts';
