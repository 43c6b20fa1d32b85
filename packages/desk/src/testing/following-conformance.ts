import { same, type ConformanceCase } from './conformance-case.ts';
import { add } from './filling.ts';

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
];
