import { openDraft } from '../src/drafts/open-draft.ts';
import { IdbShelf } from '../src/storage/idb-shelf.ts';

const draft = await openDraft('frame', { shelf: new IdbShelf(location.hash.slice(1)) });
addEventListener('message', ({ data }) => {
  draft.set((data as { set: unknown }).set);
  parent.postMessage('set', '*');
});
parent.postMessage('ready', '*');
