import type { Upload } from '../ports.ts';
import { same, type ConformanceCase } from './conformance-case.ts';
import { add } from './filling.ts';
import { sampleAppend, sampleNote } from './sample-cases.ts';

const upload = (id: string, uploadedAt = '2026-01-01T00:00:00.000Z'): Upload => ({
  id,
  name: 'photo.jpg',
  type: 'image/jpeg',
  size: 3,
  sha256: 'a'.repeat(64),
  uploadedAt,
  caseId: null,
});

/** How a store keeps uploads. */
export const uploads: ConformanceCase[] = [
  {
    name: 'keeps uploads until a case claims them',
    async run(store) {
      await store.addUpload(upload('upload-one'));
      await store.addUpload(upload('upload-one'));
      await store.addUpload(upload('upload-two'));
      const { row } = await add(store, 1, { uploads: ['upload-one'] });
      same((await store.upload('upload-one'))?.caseId, row.id, 'claimed');
      same(
        (await store.unclaimedUploads('2026-02-01T00:00:00.000Z', 10)).map(({ id }) => id),
        ['upload-two'],
        'unclaimed',
      );
      same(await store.unclaimedUploads('2025-02-01T00:00:00.000Z', 10), [], 'too young');
      same(await store.removeUnclaimed('upload-two'), true, 'an unclaimed one goes');
      same(await store.removeUnclaimed('upload-two'), false, 'once');
      same(await store.upload('upload-two'), undefined, 'removed');
      same(await store.removeUnclaimed('upload-one'), false, 'a claimed one stays');
      same((await store.upload('upload-one'))?.caseId, row.id, 'still claimed');
    },
  },
  {
    name: 'knows whether any upload has a content',
    async run(store) {
      const content = 'a'.repeat(64);
      same(await store.hasContent(content), false, 'none yet');
      await store.addUpload(upload('upload-one'));
      await store.addUpload(upload('upload-two'));
      await store.removeUnclaimed('upload-one');
      same(await store.hasContent(content), true, 'the other one');
      same(await store.hasContent('b'.repeat(64)), false, 'another content');
      await store.removeUnclaimed('upload-two');
      same(await store.hasContent(content), false, 'none any more');
    },
  },
  {
    name: 'lets a message claim an upload with its events',
    async run(store) {
      await store.addUpload(upload('upload-one'));
      const { row, events } = await add(store, 1);
      const next = [sampleNote('x')];
      await store.append(row.id, 3, next, sampleAppend(events, next), ['upload-one']);
      same((await store.upload('upload-one'))?.caseId, null, 'not with a refused append');
      await store.append(row.id, 4, next, sampleAppend(events, next), ['upload-one']);
      same((await store.upload('upload-one'))?.caseId, row.id, 'claimed');
    },
  },
];
