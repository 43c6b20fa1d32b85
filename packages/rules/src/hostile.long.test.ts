import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fuzz } from '../test/hostile.ts';
import { hugePolicy } from '../test/huge.ts';
import { sampleComplaint } from '../test/sample.ts';
import { compile } from './compile.ts';
import { lint } from './lint/lint.ts';
import { parsePolicy } from './parse.ts';

it('takes 100,000 hostile policies without throwing', async (t) => {
  const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  t.diagnostic(`seed ${String(seed)}`);
  t.diagnostic(JSON.stringify(await fuzz(100_000, seed)));
});

it('takes 100,000 rules and lints them', () => {
  const text = JSON.stringify(hugePolicy(100_000));
  assert.ok(text.length > 10_000_000);
  const parsed = parsePolicy(text);
  assert.ok('policy' in parsed);
  const { reasons } = compile(parsed.policy).decide({ ...sampleComplaint, amount: 7 }, { now: 0 });
  assert.deepEqual(
    reasons.map(({ rule }) => rule),
    ['r7'],
  );
  assert.ok(lint(parsed.policy).some(({ code }) => code === 'too-large'));
});
