import { solveChallenge, type Challenge, type Payload } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Challenges, type Demand } from './challenge.ts';
import { HttpError } from './problem.ts';

const secret = 'a secret of more than thirty-two characters';
const demand: Demand = { key: 'key-of-a-submit', cost: 100, suspicious: false };

async function solved(challenge: Challenge): Promise<Payload> {
  const solution = await solveChallenge({ challenge, deriveKey });
  assert.ok(solution);
  return { challenge, solution };
}
const text = (payload: unknown): string => Buffer.from(JSON.stringify(payload)).toString('base64');

async function refused(challenges: Challenges, proof: string | undefined, of: Demand): Promise<Challenge> {
  try {
    await challenges.check(proof, of);
  } catch (error) {
    assert.ok(error instanceof HttpError && error.code === 'proof-required');
    return error.params['challenge'] as Challenge;
  }
  throw new assert.AssertionError({ message: 'the proof was taken' });
}

describe('a proof of work', () => {
  const challenges = new Challenges({ secret });

  it('is taken once it is one, also by another server with the same secret', async () => {
    const challenge = await refused(challenges, undefined, demand);
    const proof = text(await solved(challenge));
    await challenges.check(proof, demand);
    await new Challenges({ secret }).check(proof, demand);
    await refused(new Challenges(), proof, demand);
  });

  it('is good for one submit, and no less work than is asked for', async () => {
    const proof = text(await solved(await challenges.create(demand)));
    await refused(challenges, proof, { ...demand, key: 'another-submit' });
    await refused(challenges, proof, { ...demand, cost: 200 });
    const harder = await refused(challenges, proof, { ...demand, suspicious: true });
    await challenges.check(text(await solved(harder)), { ...demand, suspicious: true });
  });

  it('does not last, and cannot be made to', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.parse('2026-11-01T12:00:00Z') });
    const payload = await solved(await challenges.create(demand));
    t.mock.timers.tick(29 * 60_000);
    await challenges.check(text(payload), demand);
    t.mock.timers.tick(2 * 60_000);
    await refused(challenges, text(payload), demand);
    const { parameters, signature } = payload.challenge;
    const longer = { ...parameters, expiresAt: Math.floor(Date.now() / 1000) + 600 };
    await refused(challenges, text({ ...payload, challenge: { parameters: longer, signature } }), demand);
  });

  it('is refused when it is nonsense', async () => {
    const { challenge, solution } = await solved(await challenges.create(demand));
    const wrong = [
      '',
      '%%%',
      text(null),
      text('{}'),
      text({ challenge }),
      text({ challenge: { parameters: null, signature: '' }, solution }),
      text({ challenge, solution: { ...solution, derivedKey: '00'.repeat(32) } }),
      text({ challenge, solution: { ...solution, derivedKey: 7 } }),
      'A'.repeat(1_000_000),
    ];
    for (const proof of wrong) await refused(challenges, proof, demand);
  });

  it('is asked for as the policy says, else as the server does', () => {
    assert.equal(challenges.costUnder(undefined), 0);
    assert.equal(challenges.costUnder(true), 5_000);
    assert.equal(challenges.costUnder(20_000), 20_000);
    const strict = new Challenges({ secret, byDefault: true });
    assert.equal(strict.costUnder(undefined), 5_000);
    assert.equal(strict.costUnder(false), 0);
  });
});
