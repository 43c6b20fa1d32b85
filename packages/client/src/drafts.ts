export { Draft, type Persistence } from './drafts/draft.ts';
export type { DraftFile } from './drafts/draft-files.ts';
export { openDraft, type OpenDraftOptions } from './drafts/open-draft.ts';
export type { FileMeta, Reason } from './storage/rows.ts';
export { newId } from './new-id.ts';
