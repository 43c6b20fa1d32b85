export { createPageDesk, type PageDeskOptions } from './page/create-page-desk.ts';
export { defaultPolicy } from './page/default-policy.ts';
export { IdbStore } from './page/idb-store.ts';
export { PageDesk } from './page/page-desk.ts';
export type { Persona } from './page/personas.ts';
