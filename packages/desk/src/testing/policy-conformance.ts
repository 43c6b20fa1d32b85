import { same, type ConformanceCase } from './conformance-case.ts';

/** How a store keeps policies. */
export const policies: ConformanceCase[] = [
  {
    name: 'keeps every version of the policy, and lets one of several publish',
    async run(store) {
      const meta = { hash: 'h', publishedAt: '2026-01-01T00:00:00.000Z', publishedBy: 'Ada', note: null };
      same(await store.policy(), undefined, 'none at first');
      same(await store.publishPolicy(0, meta, 'one'), true, 'the first');
      const both = await Promise.all(
        ['two', 'zwei'].map((text) => store.publishPolicy(1, { ...meta, note: 'why' }, text)),
      );
      same(both.filter(Boolean).length, 1, 'one of two');
      same((await store.policy())?.meta.version, 2, 'newest');
      same((await store.policy(1))?.text, 'one', 'an old one');
      same(await store.policy(9), undefined, 'none such');
      same(
        (await store.policyVersions()).map(({ version, note }) => [version, note]),
        [
          [2, 'why'],
          [1, null],
        ],
        'versions',
      );
    },
  },
];
