import assert from 'node:assert/strict';
import { it } from 'node:test';
import { compareRefusals, compareWithStock } from '../test/differential.ts';

it('fires the rules that json-rules-engine fires, on 200,000 random pairs of policy and complaint', async (t) => {
  const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  t.diagnostic(`seed ${String(seed)}`);
  const compared = await compareWithStock(6_900, 32, seed);
  t.diagnostic(`${String(compared)} pairs compared`);
  assert.ok(compared >= 200_000, `only ${String(compared)} pairs could be compared`);
});

it('refuses what json-rules-engine refuses, and what is on the list besides, on 5,000 damaged rules', async (t) => {
  const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  t.diagnostic(`seed ${String(seed)}`);
  await compareRefusals(5_000, seed);
});
