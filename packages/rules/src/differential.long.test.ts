import assert from 'node:assert/strict';
import { it } from 'node:test';
import { compareRefusals, compareWithStock } from '../test/differential.ts';

const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));

it('agrees with json-rules-engine on a million random pairs', async (t) => {
  t.diagnostic(`seed ${String(seed)}`);
  assert.ok((await compareWithStock(36_000, 32, seed)) >= 1_000_000);
});

it('refuses what json-rules-engine refuses, on 100,000 damaged rules', async (t) => {
  t.diagnostic(`seed ${String(seed)}`);
  await compareRefusals(100_000, seed);
});
