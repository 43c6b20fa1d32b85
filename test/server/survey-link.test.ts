import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { complaint, json, submit, testServer } from './servers.ts';

const supervisor = { id: 'sue', name: 'Sue', roles: ['supervisor'] } as const;
const day = 24 * 3_600_000;

let server: Awaited<ReturnType<typeof testServer>>;
let now = Date.parse('2026-06-01T10:00:00Z');
let keys = 0;
let number: string;
let receipt: string;
let token: string;

before(async () => {
  server = await testServer({ now: () => now });
});
after(() => server.stop());
beforeEach(async () => {
  const response = await submit(server.url, complaint, `survey-link-${(keys += 1)}`);
  ({ number, receipt } = (await response.json()) as { number: string; receipt: string });
  token = await server.desk.surveyLinks.token(await server.desk.caseIdOf(receipt), number);
});

async function finish(): Promise<void> {
  const proposal = { outcome: 'upheld', plan: 'A new kettle.', remedy: { type: 'replacement' } };
  const commands = [
    { type: 'investigate' },
    { type: 'propose', proposal },
    { type: 'offer' },
    { type: 'accept' },
    { type: 'follow-up' },
  ];
  let { version } = (await server.desk.case(number, supervisor)).case;
  for (const command of commands)
    ({ version } = (await server.desk.command(number, command, version, supervisor)).case);
}

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown> & { readonly code?: string; readonly params?: Record<string, unknown> };
}

async function ask(authorization: string, survey?: object, path = '/survey'): Promise<Answer> {
  const response = await fetch(`${server.url}/api${path}`, {
    method: survey ? 'POST' : 'GET',
    headers: { ...json, authorization },
    ...(survey && { body: JSON.stringify({ survey }) }),
  });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

describe('the link to a survey', () => {
  it('opens the survey of its case, and nothing else of it', async () => {
    const early = await ask(`Survey ${token}`);
    assert.deepEqual(early.body, { number, actions: [] });
    await finish();
    const { body } = await ask(`Survey ${token.toLowerCase()}`);
    assert.deepEqual(body, { number, actions: ['answer-survey'] });
    assert.equal((await ask(`Receipt ${token}`, undefined, '/track')).body.code, 'unknown-receipt');
    assert.equal((await ask(`Survey ${token}`, undefined, '/track')).body.code, 'unauthenticated');
    assert.equal((await ask(`Receipt ${receipt}`)).body.code, 'unauthenticated');
  });

  it('takes one answer, which can be changed for a day', async () => {
    await finish();
    const first = await ask(`Survey ${token}`, { overall: 2, comment: 'Slow' });
    assert.deepEqual(first.body, { number, actions: ['answer-survey'], survey: { overall: 2, comment: 'Slow' } });
    now += day - 1_000;
    assert.equal((await ask(`Survey ${token}`, { overall: 4 })).status, 200);
    now += 2_000;
    const late = await ask(`Survey ${token}`, { overall: 1 });
    assert.equal(`${late.body.code} ${String(late.body.params?.['reason'])}`, 'refused survey-final');
    assert.deepEqual((await ask(`Survey ${token}`)).body, { number, actions: [], survey: { overall: 4 } });
    assert.equal((await server.desk.track(receipt)).survey?.overall, 4);
  });

  it('is that of one case, and cannot be guessed', async () => {
    const { number: other } = (await (await submit(server.url, complaint, `survey-other-${keys}`)).json()) as {
      number: string;
    };
    const [, proof = ''] = token.split('.');
    const wrong = [`${other}.${proof}`, `R-1999-000001.${proof}`, `${number}.${receipt}`, number, `${number}.`, '?'];
    for (const each of wrong) assert.equal((await ask(`Survey ${each}`)).body.code, 'unknown-receipt', each);
    let last = '';
    for (let i = 0; i < 21 && last !== 'rate-limited'; i++) last = (await ask(`Survey ${number}.${i}`)).body.code ?? '';
    assert.equal(last, 'rate-limited', 'guesses are counted');
  });
});
