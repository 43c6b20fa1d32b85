import { IdbShelf } from './idb-shelf.ts';
import { MemoryShelf } from './memory-shelf.ts';
import type { Shelf } from './shelf.ts';

const shelves = new Map<string, Promise<Shelf>>();

/** The page's one shelf of a name: in IndexedDB, or in memory where the browser keeps nothing. */
export function openShelf(name = 'redress-drafts'): Promise<Shelf> {
  const known = shelves.get(name);
  if (known) return known;
  const opened = openIdb(name);
  shelves.set(name, opened);
  return opened;
}

async function openIdb(name: string): Promise<Shelf> {
  try {
    return await new IdbShelf(name).open();
  } catch {
    // `Draft.persistence` tells the person, who can do no more about it than the page.
    return new MemoryShelf();
  }
}
