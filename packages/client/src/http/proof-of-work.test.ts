import { expect } from '@open-wc/testing';
import { ClientError } from '../client-error.ts';
import { HttpCustomerDesk } from '../http-customer-desk.ts';
import { network, problem, type Sent } from '../../test/network.ts';
import { prove, scripted, type Challenge } from './proof-of-work.ts';

const complaint = { channel: 'web', category: 'product', title: 'It leaks', description: 'Since Monday.' } as const;

/** A challenge whose answer is the seventh try: PBKDF2 with 10 iterations. */
async function challengeFor(counter: number): Promise<Challenge> {
  const parameters = {
    algorithm: 'PBKDF2/SHA-256',
    nonce: 'aa'.repeat(16),
    salt: '0b'.repeat(16),
    cost: 10,
    keyLength: 32,
  };
  const derive = scripted({ ...parameters, keyPrefix: '' });
  const password = Uint8Array.from([...Array.from({ length: 16 }, () => 0xaa), 0, 0, 0, counter]);
  const key = await derive(password);
  const keyPrefix = Array.from(key.slice(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { parameters: { ...parameters, keyPrefix }, signature: 'signed' };
}

const payloadOf = (proof: string) => JSON.parse(atob(proof)) as { solution: { counter: number; derivedKey: string } };

describe('proof of work', () => {
  it('is found by the browser’s own means, and by script alike', async () => {
    const challenge = await challengeFor(7);
    const { solution } = payloadOf(await prove(challenge));
    expect(solution.counter).to.equal(7);
    expect(solution.derivedKey.slice(0, 32)).to.equal(challenge.parameters.keyPrefix);
  });

  it('is given up when nobody waits for it any more', async () => {
    const { parameters, signature } = await challengeFor(7);
    const endless = { parameters: { ...parameters, keyPrefix: 'no' }, signature };
    const stop = new AbortController();
    const proving = prove(endless, stop.signal).catch((error: unknown) => error);
    stop.abort(new Error('enough'));
    expect(await proving).to.have.property('message', 'enough');
  });

  const receipt = { number: 'R-1', receipt: 'AAAA', case: {} };
  const deskThat = (answer: (sent: Sent) => ReturnType<typeof problem>) => {
    const { fetch, sent } = network(answer);
    return { desk: new HttpCustomerDesk({ api: 'https://desk.example/api', fetch }), sent };
  };

  it('is done when the desk demands it, and the complaint is sent again with it', async () => {
    const challenge = await challengeFor(3);
    const { desk, sent } = deskThat(({ headers }) =>
      headers.has('altcha')
        ? { kind: 'answer', status: 201, json: receipt }
        : problem(428, 'proof-required', { params: { challenge } }),
    );
    await desk.submit(complaint, { key: 'the-only-key', trapped: true });
    expect(sent.map(({ headers }) => headers.get('trap'))).to.deep.equal(['1', '1']);
    expect(payloadOf(sent[1]?.headers.get('altcha') ?? '').solution.counter).to.equal(3);
  });

  it('is done ahead for a key, and goes with that key alone', async () => {
    const challenge = await challengeFor(3);
    const { desk, sent } = deskThat(({ path }) =>
      path.startsWith('/challenge')
        ? { kind: 'answer', json: challenge }
        : { kind: 'answer', status: 201, json: receipt },
    );
    desk.prepare('key-of-mine');
    desk.prepare('key-of-mine');
    await desk.submit(complaint, { key: 'key-of-mine' });
    await desk.submit(complaint, { key: 'key-of-another' });
    expect(sent.map(({ path, headers }) => [path, headers.has('altcha')])).to.deep.equal([
      ['/challenge?key=key-of-mine', false],
      ['/complaints', true],
      ['/complaints', false],
    ]);
  });

  it('that is refused again is to be tried later, and loses nothing', async () => {
    const challenge = await challengeFor(1);
    const { desk } = deskThat(() => problem(428, 'proof-required', { params: { challenge } }));
    const error = await desk.submit(complaint, { key: 'the-only-key' }).catch((it: unknown) => it);
    expect(error).to.be.instanceOf(ClientError).and.to.include({ code: 'proof-required', retryable: true });
  });
});
