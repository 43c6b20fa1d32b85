import { openShelf } from '../../client/src/storage/open-shelf.ts';

/** All drafts that this browser has kept, as text. */
export async function keptDrafts(): Promise<string> {
  const shelf = await openShelf();
  return JSON.stringify(await shelf.all('drafts'));
}

/** Whether an element that is open has a draft. */
export const holdsDraft = async (): Promise<boolean> =>
  !!(await navigator.locks.query()).held?.some(({ name }) => name?.startsWith('redress:draft'));
