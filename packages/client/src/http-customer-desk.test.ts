import { expect } from '@open-wc/testing';
import type { Complaint } from '@redress/cases';
import { html, network, problem, type Fate, type Sent } from '../test/network.ts';
import { ClientError } from './client-error.ts';
import { HttpCustomerDesk } from './http-customer-desk.ts';

const complaint: Complaint = { channel: 'web', category: 'product', title: 'Leaks', description: '' };
const submitted = { number: 'R-2026-000001', receipt: 'AAAA', case: {} };
const attachment = { id: 'upload-1', name: 'a.png', type: 'image/png', size: 3, sha256: '0'.repeat(64) };

function desk(decide: (request: Sent) => Fate | Promise<Fate>, timeout = 5_000) {
  const { fetch, sent } = network(decide);
  return { desk: new HttpCustomerDesk({ api: '/shop/api/', fetch, timeout }), sent };
}

async function errorOf(work: Promise<unknown>): Promise<ClientError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).to.be.instanceOf(ClientError);
  return error as ClientError;
}

const failing = (fate: Fate): Promise<ClientError> => errorOf(desk(() => fate).desk.form());

describe('the customer’s desk over HTTP', () => {
  it('submits with its key, and sends no cookie', async () => {
    const { desk: it, sent } = desk(() => ({ kind: 'answer', status: 201, json: submitted }));
    expect(it.api).to.equal(`${location.origin}/shop/api`);
    expect(await it.submit(complaint, { key: 'key-00001' })).to.deep.equal(submitted);
    const [request] = sent;
    expect(request?.method).to.equal('POST');
    expect(request?.path).to.equal('/complaints');
    expect(request?.headers.get('idempotency-key')).to.equal('key-00001');
    expect(request?.body).to.deep.equal(complaint);
    expect(request?.credentials).to.equal('omit');
  });

  it('sends staff’s cookie with what they submit for a customer', async () => {
    const { desk: it, sent } = desk(() => ({ kind: 'answer', status: 201, json: submitted }));
    await it.submit({ ...complaint, channel: 'phone', submittedBy: 'ann' }, { key: 'key-00001' });
    expect(sent[0]?.credentials).to.equal('include');
  });

  it('carries the receipt in a header, never in the address', async () => {
    const view = { timeline: [], version: 1 };
    const { desk: it, sent } = desk(() => ({ kind: 'answer', json: view }));
    await it.track('SECRET');
    await it.act('SECRET', { type: 'send-message', message: { text: 'Hello' } });
    await it.act('SECRET', { type: 'accept' });
    await it.act('SECRET', { type: 'dispute', reason: 'Too little' });
    await it.act('SECRET', { type: 'answer-survey', survey: { overall: 4 } });
    await it.act('SECRET', { type: 'withdraw' });
    await it.act('SECRET', { type: 'reopen', reason: 'Again' });
    expect(sent.map(({ method, path, body }) => [method, path, body])).to.deep.equal([
      ['GET', '/track', undefined],
      ['POST', '/track/messages', { message: { text: 'Hello' } }],
      ['POST', '/track/answer', { type: 'accept' }],
      ['POST', '/track/answer', { type: 'dispute', reason: 'Too little' }],
      ['POST', '/track/survey', { survey: { overall: 4 } }],
      ['POST', '/track/withdraw', {}],
      ['POST', '/track/reopen', { reason: 'Again' }],
    ]);
    for (const { headers } of sent) expect(headers.get('authorization')).to.equal('Receipt SECRET');
  });

  it('uploads the bytes as they are, and downloads them whole', async () => {
    const { desk: it, sent } = desk(({ method }) =>
      method === 'POST' ? { kind: 'answer', json: attachment } : { kind: 'raw', body: 'abc' },
    );
    const file = new File(['abc'], 'Zoë & co.png', { type: 'image/png' });
    const seen: number[] = [];
    const answer = await it.upload(file, { id: 'upload-1', onProgress: (fraction) => seen.push(fraction) });
    expect(answer).to.deep.equal(attachment);
    expect(sent[0]?.path).to.equal('/uploads?name=Zo%C3%AB+%26+co.png&id=upload-1');
    expect(sent[0]?.headers.get('content-type')).to.equal('image/png');
    expect(sent[0]?.body).to.equal(file);
    expect(seen).to.deep.equal([1]);
    expect(await (await it.download(attachment, 'SECRET')).text()).to.equal('abc');
    expect((await errorOf(it.download({ ...attachment, size: 4 }, 'SECRET'))).code).to.equal('not-a-desk');
  });

  it('gives the desk’s own code, parameters and pointers', async () => {
    const issues = [{ code: 'required', path: '/title' }];
    const error = await failing(problem(422, 'invalid-complaint', { params: { most: 3 }, issues }));
    expect(error.code).to.equal('invalid-complaint');
    expect(error.params).to.deep.equal({ status: 422, most: 3 });
    expect(error.issues).to.deep.equal(issues);
    expect(error.retryable).to.equal(false);
  });

  const cases: [what: string, fate: Fate, code: string, retryable: boolean][] = [
    ['the line is cut', { kind: 'cut' }, 'offline', true],
    ['a hotel answers instead', html(), 'not-a-desk', true],
    ['nothing is there', html(404), 'not-a-desk', true],
    ['the answer is JSON of something else', { kind: 'answer', json: { hello: 1 } }, 'not-a-desk', true],
    ['the answer is JSON of nothing', { kind: 'answer', json: [] }, 'not-a-desk', true],
    [
      'the answer is cut short',
      { kind: 'raw', body: '{"categories": [', headers: { 'content-type': 'application/json' } },
      'not-a-desk',
      true,
    ],
    ['a gateway fails', html(502), 'server-error', true],
    ['the desk fails', problem(500, 'internal'), 'server-error', true],
    ['the body is too large', html(413), 'body-too-large', false],
    ['the file is too large', problem(413, 'file-too-large'), 'file-too-large', false],
    ['somebody must sign in', html(401), 'unauthenticated', false],
    ['the receipt is unknown', problem(404, 'unknown-receipt'), 'unknown-receipt', false],
  ];
  for (const [what, fate, code, retryable] of cases) {
    it(`says ${code} when ${what}`, async () => {
      const error = await failing(fate);
      expect([error.code, error.retryable]).to.deep.equal([code, retryable]);
    });
  }

  it('says how long to wait, told in seconds or as a date', async () => {
    const inSeconds = await failing(problem(429, 'rate-limited', {}, { 'retry-after': '7' }));
    expect([inSeconds.code, inSeconds.params.retryAfter]).to.deep.equal(['rate-limited', 7]);
    const at = new Date(Date.now() + 60_000).toUTCString();
    const byDate = await failing(problem(503, 'busy', {}, { 'retry-after': at }));
    expect(byDate.params.retryAfter).to.be.within(55, 60);
    expect((await failing(problem(429, 'rate-limited', {}, { 'retry-after': 'soon' }))).params).not.to.have.property(
      'retryAfter',
    );
  });

  it('gives up in time, and when it is told to', async () => {
    const { desk: it } = desk(() => ({ kind: 'silence' }), 30);
    const late = await errorOf(it.form());
    expect([late.code, late.retryable]).to.deep.equal(['timeout', true]);
    const cancel = new AbortController();
    const asked = errorOf(it.form({ signal: cancel.signal }));
    cancel.abort();
    expect((await asked).code).to.equal('aborted');
  });
});
