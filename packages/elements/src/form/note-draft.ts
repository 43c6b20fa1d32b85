import { draftNotedAt } from './known-draft.ts';

/** Notes whether there is a draft, for the next visit. */
export function noteDraft(draftKey: string, exists: boolean): void {
  try {
    if (exists) localStorage.setItem(draftNotedAt(draftKey), 'true');
    else localStorage.removeItem(draftNotedAt(draftKey));
  } catch (error) {
    // Nothing may be kept here, or there is no room: the next visit sees the draft a moment later.
    if (!(error instanceof DOMException)) throw error;
  }
}
