import { erasedText, reduce, splitPersonal, type CaseEvent } from '@redress/cases';
import { derivedOf } from '../case-log.ts';
import { longAgo } from '../erasures.ts';
import type { NewCase, Store, Upload } from '../ports.ts';
import { sampleAppend, sampleCase, sampleNote } from './sample-cases.ts';
import { same, type ConformanceCase } from './conformance-case.ts';

const at = '2026-03-01T00:00:00.000Z';
const actor = { role: 'admin', id: 'ada', name: 'Ada' } as const;
const upload = (id: string): Upload => ({
  id,
  name: 'kims-passport.jpg',
  type: 'image/jpeg',
  size: 3,
  sha256: 'a'.repeat(64),
  uploadedAt: '2026-01-01T00:00:00.000Z',
  caseId: null,
});
const kim = { name: 'Kim', ref: 'K-1', email: 'Kim@Example.com', phone: '+49 30 1234567' };

async function add(store: Store, entry: NewCase): Promise<NewCase> {
  const created = await store.create(entry);
  if (!('change' in created)) throw new Error(`${entry.key} was taken`);
  return entry;
}

const closing = (when: string): CaseEvent[] => [{ type: 'withdrawn', at: when, actor: { role: 'customer' } }];

async function end(store: Store, { row, events }: NewCase, when: string): Promise<void> {
  await store.append(row.id, events.length, closing(when), sampleAppend(events, closing(when)), []);
}

function erasing(events: readonly CaseEvent[]) {
  const next: CaseEvent[] = [{ type: 'customer-erased', at, actor, pseudonym: 'erased:x', why: 'request' }];
  const bare = events.map((event) => splitPersonal(event).event);
  return { next, derived: derivedOf(reduce([...bare, ...next])) };
}

/** What a store must do so that customers can be found, and forgotten. */
export const erasures: readonly ConformanceCase[] = [
  {
    name: 'finds the cases of a customer by number, address and telephone, newest first',
    async run(store) {
      await add(store, sampleCase(1, { complaint: { customer: kim } }));
      await add(store, sampleCase(2, { complaint: { customer: { email: kim.email } } }));
      await add(store, sampleCase(3, { complaint: { customer: { phone: '0049 (30) 99' } } }));
      await add(store, sampleCase(4));
      same(await store.casesOf(['K-1']), ['case-000001'], 'by number');
      same(await store.casesOf(['kim@example.com']), ['case-000002', 'case-000001'], 'by address');
      same(await store.casesOf(['+49301234567', 'nobody']), ['case-000001'], 'by telephone');
      same(await store.casesOf(['nobody']), [], 'nobody');
      same(await store.casesOf(['K-1', 'kim@example.com']), ['case-000002', 'case-000001'], 'each once');
    },
  },
  {
    name: 'erases what is personal for good, with an event that says so',
    async run(store) {
      await store.addUpload(upload('upload-one'));
      const { row, events } = await add(
        store,
        sampleCase(1, { complaint: { customer: kim }, uploads: ['upload-one'] }),
      );
      const note = [sampleNote('Kim called.')];
      await store.append(row.id, 4, note, sampleAppend(events, note), []);
      const log = await store.events(row.id);
      const { next, derived } = erasing(log);
      same(await store.erase(row.id, 4, next, derived), undefined, 'not over a version that has passed');
      same((await store.events(row.id))[0], log[0], 'nothing is erased then');
      const change = await store.erase(row.id, 5, next, derived);
      same([change?.version, change?.types], [6, ['customer-erased']], 'change');
      const left = await store.events(row.id);
      same(left, [...log.map((event) => splitPersonal(event).event), ...next], 'events');
      if (/kim|kettle|4930/i.test(JSON.stringify(left))) throw new Error('something personal is left');
      same(await store.factsOf([row.id]), [derived.facts], 'facts');
      same((await store.rows({}, { by: 'dueAt', descending: false, limit: 9 }))[0]?.title, erasedText, 'row');
      same(await store.casesOf(['K-1', 'kim@example.com', '+49301234567']), [], 'the customer is not found any more');
      same(
        (await store.rows({ customer: 'erased:x' }, { by: 'dueAt', descending: false, limit: 9 })).length,
        1,
        'alias',
      );
    },
  },
  {
    name: 'lets the uploads of an erased case go, nameless and first to be removed',
    async run(store) {
      await store.addUpload(upload('upload-one'));
      await store.addUpload(upload('upload-two'));
      const { row, events } = await add(store, sampleCase(1, { uploads: ['upload-one'] }));
      const { next, derived } = erasing(events);
      await store.erase(row.id, 4, next, derived);
      const [first] = await store.unclaimedUploads('2020-01-01T00:00:00.000Z', 9);
      same([first?.id, first?.name, first?.uploadedAt, first?.caseId], ['upload-one', erasedText, longAgo, null], 'it');
    },
  },
  {
    name: 'tells which cases have expired, by what they are about, until they are erased',
    async run(store) {
      const old = await add(store, sampleCase(1, { complaint: { category: 'product' } }));
      const older = await add(store, sampleCase(2, { complaint: { category: 'service' } }));
      const young = await add(store, sampleCase(3));
      await add(store, sampleCase(4));
      await end(store, old, '2026-02-02T00:00:00.000Z');
      await end(store, older, '2026-02-01T00:00:00.000Z');
      await end(store, young, '2026-02-20T00:00:00.000Z');
      const endedBefore = '2026-02-10T00:00:00.000Z';
      same(await store.expired({ endedBefore }, 9), ['case-000002', 'case-000001'], 'the oldest end first');
      same(await store.expired({ endedBefore }, 1), ['case-000002'], 'no more than asked for');
      same(await store.expired({ endedBefore, issues: ['product'] }, 9), ['case-000001'], 'about this');
      same(await store.expired({ endedBefore, issues: [] }, 9), [], 'about nothing');
      same(await store.expired({ endedBefore, exceptIssues: ['product'] }, 9), ['case-000002'], 'not about that');
      const log = await store.events('case-000002');
      const { next, derived } = erasing(log);
      await store.erase('case-000002', 5, next, derived);
      same(await store.expired({ endedBefore }, 9), ['case-000001'], 'not once it is erased');
    },
  },
  {
    name: 'gives an upload to one of several that claim it at once, and writes nothing for the others',
    async run(store) {
      await store.addUpload(upload('upload-one'));
      const entries = Array.from({ length: 6 }, (_, n) => sampleCase(n + 1, { uploads: ['upload-one'] }));
      const results = await Promise.allSettled(entries.map((entry) => store.create(entry)));
      const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
      same(refused.length, 5, 'refused');
      const codes = refused.map((error) => (error instanceof Error && 'code' in error ? error.code : error));
      same([...new Set(codes)], ['unknown-upload'], 'why');
      const rows = await store.rows({}, { by: 'receivedAt', descending: true, limit: 9 });
      same(rows.length, 1, 'one case');
      same((await store.upload('upload-one'))?.caseId, rows[0]?.id, 'its owner');
      const other = await add(store, sampleCase(9));
      const next = [sampleNote('x')];
      const append = store.append(other.row.id, 4, next, sampleAppend(other.events, next), ['upload-one']);
      const failed = await append.then(
        () => 'appended',
        (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
      );
      same(failed, 'unknown-upload', 'nor does a message take it');
      same((await store.events(other.row.id)).length, 4, 'nothing is appended');
    },
  },
];
