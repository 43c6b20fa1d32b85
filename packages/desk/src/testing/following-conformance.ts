import { same, type ConformanceCase } from './conformance-case.ts';
import { add } from './filling.ts';
import { sampleNote } from './sample-cases.ts';

/** How a store tells what has changed. */
export const following: ConformanceCase[] = [
  {
    name: 'tells every change once and in order, while many write',
    async run(store) {
      const seen: number[] = [];
      const read = async (): Promise<void> => {
        const found = await store.changes(seen.at(-1) ?? 0, 7);
        seen.push(...found.map(({ position }) => position));
      };
      const writers = new Set(
        Array.from({ length: 40 }, (_, n) => {
          const writer: Promise<unknown> = add(store, n + 1).finally(() => writers.delete(writer));
          return writer;
        }),
      );
      const writing = Promise.all(writers);
      while (writers.size) await read();
      await writing;
      for (let before = -1; before !== seen.length;) {
        before = seen.length;
        await read();
      }
      same(seen.length, 40, 'changes');
      same(
        seen,
        [...new Set(seen)].sort((a, b) => a - b),
        'in order, once',
      );
      same(await store.position(), seen.at(-1), 'position');
      const [first] = await store.changes(0, 1);
      same(first?.types, ['complaint-received', 'decision-made', 'acknowledged', 'assigned'], 'types');
    },
  },
  {
    name: 'tells the facts of what changed, each as it is now, and what may still come before them',
    async run(store) {
      const none = await store.factsSince(0, 10);
      same([none.facts, none.last, none.more], [[], null, false], 'nothing');
      const entries = [await add(store, 1), await add(store, 2), await add(store, 3)] as const;
      const [first] = entries;
      const facts = { ...first.facts, product: 'Kettle' };
      await store.append(first.row.id, 4, [sampleNote('x')], { row: { ...first.row, version: 5 }, facts }, []);
      const all = await store.factsSince(0, 10);
      const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
      const expected = [facts, entries[1].facts, entries[2].facts].sort(byId);
      same([...all.facts].sort(byId), expected, 'each case once, as it is now');
      same([all.last, all.more], [await store.position(), false], 'all looked at');
      same(all.unsettledFrom > (all.last ?? 0), true, 'settled, as nobody writes');
      const part = await store.factsSince(0, 2);
      same([part.facts.length, part.more], [2, true], 'as many changes as asked for');
      const rest = await store.factsSince(part.last ?? 0, 10);
      same([rest.facts.length, rest.last], [2, all.last], 'the rest');
    },
  },
];
