import { describe, it } from 'node:test';
import { storeConformance } from '../testing/index.ts';
import { MemoryStore } from './memory-store.ts';

describe('MemoryStore', () => {
  for (const { name, run } of storeConformance) it(name, () => run(new MemoryStore()));
});
