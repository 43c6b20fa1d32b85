import { storeConformance } from '@redress/desk/testing';
import { deleteDB } from 'idb';
import { newId } from '../new-id.ts';
import { IdbStore } from './idb-store.ts';

describe('IdbStore', () => {
  for (const { name, run } of storeConformance) {
    it(name, async () => {
      const database = `test-${newId()}`;
      const store = new IdbStore(database);
      await run(store);
      await store.close();
      await deleteDB(database);
    });
  }
});
