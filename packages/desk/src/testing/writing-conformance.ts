import { same, type ConformanceCase } from './conformance-case.ts';
import { add, byReceived } from './filling.ts';
import { sampleAppend, sampleCase, sampleNote } from './sample-cases.ts';

/** How a store takes cases and what happens to them. */
export const writing: ConformanceCase[] = [
  {
    name: 'gives each case number once, also to many at once',
    async run(store) {
      const given = await Promise.all(Array.from({ length: 60 }, () => store.nextNumber(2026)));
      same(new Set(given).size, 60, 'different numbers');
      if (!given.every((n) => Number.isInteger(n) && n >= 1)) throw new Error(`not counted from 1: ${given.join()}`);
      const other = await store.nextNumber(2031);
      same(other, 1, 'the first number of another year');
    },
  },
  {
    name: 'keeps a new case: log, row, facts, number, receipt and key',
    async run(store) {
      const entry = await add(store, 1);
      same(await store.events(entry.row.id), entry.events, 'events');
      same(await store.rows({}, byReceived), [entry.row], 'rows');
      same(await store.factsOf([entry.row.id]), [entry.facts], 'facts');
      same(await store.caseId({ number: entry.row.number }), entry.row.id, 'by number');
      same(await store.caseId({ receiptHash: 'hash-1' }), entry.row.id, 'by receipt');
      same(await store.submission(entry.key), { caseId: entry.row.id, fingerprint: 'print-1' }, 'submission');
    },
  },
  {
    name: 'knows nothing of what was never written',
    async run(store) {
      same(await store.events('nobody'), [], 'events');
      same(await store.caseId({ number: 'R-1' }), undefined, 'number');
      same(await store.caseId({ receiptHash: 'x' }), undefined, 'receipt');
      same(await store.submission('nothing'), undefined, 'submission');
      same(await store.factsOf(['nobody']), [], 'facts');
      same(await store.rows({}, byReceived), [], 'rows');
      same(await store.position(), 0, 'position');
    },
  },
  {
    name: 'writes one case for a key, however many come at once',
    async run(store) {
      const entries = Array.from({ length: 8 }, (_, n) => sampleCase(n + 1, { key: 'the-same-key' }));
      const results = await Promise.all(entries.map((entry) => store.create(entry)));
      same(results.filter((result) => 'change' in result).length, 1, 'created');
      const kept = await store.rows({}, byReceived);
      same(kept.length, 1, 'rows');
      const existing = results.flatMap((result) => ('existing' in result ? [result.existing.caseId] : []));
      same(
        existing,
        Array.from({ length: 7 }, () => kept[0]?.id),
        'the others are told whose it is',
      );
      same((await store.changes(0, 10)).length, 1, 'changes');
    },
  },
  {
    name: 'appends to a log, and moves row and facts with it',
    async run(store) {
      const { row, events } = await add(store, 1);
      const next = [sampleNote('Called.'), sampleNote('Called again.')];
      const derived = sampleAppend(events, next);
      const change = await store.append(row.id, 4, next, derived, []);
      same(change?.version, 6, 'version');
      same(change?.types, ['note-added', 'note-added'], 'types');
      same(await store.events(row.id), [...events, ...next], 'events');
      same(await store.rows({}, byReceived), [derived.row], 'row');
    },
  },
  {
    name: 'refuses to append to a version that has passed, and writes nothing',
    async run(store) {
      const { row, events } = await add(store, 1);
      const tries = await Promise.all(
        ['a', 'b', 'c', 'd'].map((note) => {
          const next = [sampleNote(note)];
          return store.append(row.id, 4, next, sampleAppend(events, next), []);
        }),
      );
      same(tries.filter((change) => change !== undefined).length, 1, 'appended');
      same((await store.events(row.id)).length, 5, 'events');
      same(await store.append('nobody', 0, [sampleNote('x')], sampleAppend(events, []), []), undefined, 'no such case');
    },
  },
  {
    name: 'keeps any text as it was',
    async run(store) {
      const text = 'naïve 投诉 \u{1F9E8} "quoted" \\ \u202Eback\u202C \' ; DROP TABLE cases; -- <b>';
      const { row } = await add(store, 1, { complaint: { title: text, description: text.repeat(50) } });
      const [first] = await store.events(row.id);
      same(first?.type === 'complaint-received' && first.complaint.title, text, 'title');
      same((await store.rows({}, byReceived))[0]?.title, text, 'row');
    },
  },
];
