import { closed } from './closings.ts';
import { Draft } from './draft.ts';
import { takeLastWords } from './last-words.ts';
import { MemoryShelf } from '../storage/memory-shelf.ts';
import { openShelf } from '../storage/open-shelf.ts';
import { purge } from '../storage/purge.ts';
import type { Shelf } from '../storage/shelf.ts';

export interface OpenDraftOptions {
  /** How long a draft is kept after its last change, in milliseconds; 30 days by default. */
  readonly maxAge?: number;
  /** Where it is kept; the page's own by default. */
  readonly shelf?: Shelf;
  readonly now?: () => number;
}

const days = 86_400_000;

/**
 * The draft of a form: the latest that no other tab has open, else an empty one. Drafts past their age are purged.
 * Never fails: where the browser keeps nothing, `persistence` is `memory`.
 *
 * @param form which form it is for; forms of different kinds on one site have different names.
 */
export function openDraft(form: string, options: OpenDraftOptions = {}): Promise<Draft> {
  const opening = opened.then(() => open(form, options));
  opened = opening.catch(() => undefined);
  return opening;
}

/** One after the other: who takes the place of an element that has just gone finds what was written in it. */
let opened: Promise<unknown> = Promise.resolve();

async function open(form: string, options: OpenDraftOptions): Promise<Draft> {
  const { maxAge = 30 * days, now = Date.now } = options;
  const shelf = options.shelf ?? (await openShelf());
  try {
    const draft = new Draft({ form, shelf, maxAge, now });
    await takeLastWords(shelf);
    await purge(shelf, { maxAge, now: now() });
    await closed();
    const rows = (await shelf.all('drafts')).filter((row) => row.form === form);
    for (const { id } of rows.sort((a, b) => b.updatedAt - a.updatedAt)) {
      if (await draft.resume(id)) return draft;
    }
    return await draft.start();
  } catch {
    // A database that opens and cannot be read keeps nothing either.
    return new Draft({ form, shelf: new MemoryShelf(), maxAge, now }).start();
  }
}
