import { expect, test } from '@playwright/test';
import { ChaosDesk } from './chaos/desk.ts';
import { ChaosRun } from './chaos/run.ts';

/** `RUNS=300 SEED=1` repeats three hundred runs that begin with seed 1. */
const runs = Number(process.env['RUNS'] ?? 30);
const first = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1_000_000));
const atOnce = Number(process.env['AT_ONCE'] ?? 4);

test('bad days: nothing that was shown as saved is lost, and each complaint arrives once', async ({ browser }) => {
  test.setTimeout(60_000 + runs * 15_000);
  console.log(`seeds ${first} to ${first + runs - 1}`);
  const desk = await ChaosDesk.start();
  const counts: Record<string, number> = {};
  try {
    for (let wave = 0; wave < runs; wave += atOnce) {
      const seeds = Array.from({ length: Math.min(atOnce, runs - wave) }, (_, index) => first + wave + index);
      const all = await Promise.all(seeds.map((seed) => ChaosRun.begin(seed, desk, browser)));
      const guarded = (part: (run: ChaosRun) => Promise<void>) =>
        Promise.all(
          all.map(async (run) => {
            await part(run).catch((error: unknown) => {
              throw new Error(`${run.name}: ${run.log.join(', ')}`, { cause: error });
            });
          }),
        );
      // Nothing is killed any more once the first looks at what is left.
      await guarded((run) => run.live());
      await guarded((run) => run.calm());
      if (process.env['SHOW']) for (const run of all) console.log(`${run.name}: ${run.log.join(', ')}`);
      for (const line of all.flatMap(({ log }) => log)) {
        const [word = ''] = line.split(' ');
        counts[word] = (counts[word] ?? 0) + 1;
      }
    }
  } finally {
    await desk.stop();
  }
  console.log(`${runs} runs, ${desk.kills} kills of the server: ${JSON.stringify(counts)}`);
  // Where nobody could write, nothing was shown.
  expect(counts['send'] ?? 0).toBeGreaterThanOrEqual(Math.floor(runs / 3));
});
