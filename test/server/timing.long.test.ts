import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { complaint, json, signedIn, submit, testServer } from './servers.ts';

/** Pairs of requests that are timed; `PAIRS=2000` on a quiet machine finds smaller differences. */
const pairs = Number(process.env['PAIRS'] ?? 300);
const many = { points: 1_000_000, seconds: 60 };

let server: Awaited<ReturnType<typeof testServer>>;
before(async () => {
  server = await testServer({ limits: { receiptGuesses: many, signInFailures: many, accountFailures: many } });
  await signedIn(server, { email: 'known@example.com', name: 'K', roles: ['handler'] });
});
after(() => server.stop());

async function timed(run: () => Promise<Response>): Promise<number> {
  const started = performance.now();
  const response = await run();
  await response.arrayBuffer();
  return performance.now() - started;
}

/** How far the ranks of two samples differ, in standard deviations (Mann-Whitney): beyond four is no accident. */
function difference(a: readonly number[], b: readonly number[]): number {
  const all = [...a.map((time) => ({ time, of: 'a' })), ...b.map((time) => ({ time, of: 'b' }))];
  all.sort((x, y) => x.time - y.time);
  const ranks = all.reduce((sum, { of }, rank) => (of === 'a' ? sum + rank + 1 : sum), 0);
  const u = ranks - (a.length * (a.length + 1)) / 2;
  const mean = (a.length * b.length) / 2;
  return (u - mean) / Math.sqrt((a.length * b.length * (a.length + b.length + 1)) / 12);
}

const median = (times: readonly number[]): number => times.toSorted((x, y) => x - y)[times.length >> 1] ?? 0;

/** Times both in turn, in changing order, so that what else the machine does meets both alike. */
async function compare(
  t: TestContext,
  known: () => Promise<Response>,
  unknown: () => Promise<Response>,
): Promise<void> {
  const times = { known: [] as number[], unknown: [] as number[] };
  for (let n = 0; n < pairs; n++) {
    for (const which of n % 2 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
      times[which].push(await timed(which === 'known' ? known : unknown));
    }
  }
  const z = difference(times.known, times.unknown);
  t.diagnostic(
    `known ${median(times.known).toFixed(2)} ms, unknown ${median(times.unknown).toFixed(2)} ms, z ${z.toFixed(2)}, ${pairs} pairs`,
  );
  assert.ok(Math.abs(z) < 4, `z ${z.toFixed(2)}`);
}

describe('the time of an answer does not tell', () => {
  it('a known account from an unknown one', async (t) => {
    const signIn = (email: string) => () =>
      fetch(`${server.url}/api/session`, {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ email, password: 'not the password' }),
      });
    await compare(t, signIn('known@example.com'), signIn('nobody@example.com'));
  });

  it('a known receipt from an unknown one', async (t) => {
    const { receipt } = (await (await submit(server.url, complaint, 'for-timing')).json()) as { receipt: string };
    const other = receipt.replaceAll(/[0-9A-Z]/g, (letter) => (letter === '7' ? '8' : '7'));
    const track = (which: string) => () =>
      fetch(`${server.url}/api/track`, { headers: { authorization: `Receipt ${which}` } });
    await compare(t, track(receipt), track(other));
  });
});
