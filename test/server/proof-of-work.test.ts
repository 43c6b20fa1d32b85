import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { prove, type Challenge } from '../../packages/client/src/http/proof-of-work.ts';
import { complaint, json, policy, signedIn, testServer } from './servers.ts';

let server: Awaited<ReturnType<typeof testServer>>;
before(async () => {
  server = await testServer({ proofOfWork: true });
  const admin = { id: 'test', name: 'Test', roles: ['admin'] } as const;
  await server.desk.publishPolicy(JSON.stringify({ ...policy, spam: { proofOfWork: 100 } }), { over: 1 }, admin);
});
after(() => server.stop());

const submit = (key: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(`${server.url}/api/complaints`, {
    method: 'POST',
    headers: { ...json, 'idempotency-key': key, ...headers },
    body: JSON.stringify(complaint),
  });

async function refusal(response: Response): Promise<{ code: string; params: { challenge: Challenge } }> {
  assert.equal(response.status, 428);
  return (await response.json()) as { code: string; params: { challenge: Challenge } };
}

describe('a server that asks for proof of work', () => {
  it('says so with the form, takes a submit with its proof, and the same one again as the same case', async () => {
    const form = (await (await fetch(`${server.url}/api/form`)).json()) as { proofOfWork?: boolean };
    assert.equal(form.proofOfWork, true);
    const answer = await fetch(`${server.url}/api/challenge?key=first-submit`);
    const altcha = await prove((await answer.json()) as Challenge);
    const sent = await submit('first-submit', { altcha });
    assert.equal(sent.status, 201);
    const again = await submit('first-submit', { altcha });
    assert.equal(
      ((await again.json()) as { number: string }).number,
      ((await sent.json()) as { number: string }).number,
    );
    assert.equal((await refusal(await submit('second-submit', { altcha }))).code, 'proof-required');
  });

  it('sends a challenge along with a refusal, ten times as hard where a trap was filled in', async () => {
    const { code, params } = await refusal(await submit('third-submit'));
    assert.equal(code, 'proof-required');
    const altcha = await prove(params.challenge);
    const harder = await refusal(await submit('third-submit', { altcha, trap: '1' }));
    assert.equal(
      (await submit('third-submit', { altcha: await prove(harder.params.challenge), trap: '1' })).status,
      201,
    );
  });

  it('asks none of staff who take a call, and none at all when the policy says so', async () => {
    const cookie = await signedIn(server, { email: 'ann@example.com', name: 'Ann', roles: ['dispatcher'] });
    const { id } = (await (await fetch(`${server.url}/api/session`, { headers: { cookie } })).json()) as { id: string };
    const call = { ...complaint, channel: 'phone', submittedBy: id };
    const sent = await fetch(`${server.url}/api/complaints`, {
      method: 'POST',
      headers: { ...json, 'idempotency-key': 'on-the-phone', cookie },
      body: JSON.stringify(call),
    });
    assert.equal(sent.status, 201);
    const admin = { id: 'test', name: 'Test', roles: ['admin'] } as const;
    await server.desk.publishPolicy(JSON.stringify({ ...policy, spam: { proofOfWork: false } }), { over: 2 }, admin);
    assert.equal((await submit('without-proof')).status, 201);
    assert.equal((await fetch(`${server.url}/api/challenge?key=any`)).status, 204);
  });
});
