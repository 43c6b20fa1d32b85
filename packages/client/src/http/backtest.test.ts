import { expect } from '@open-wc/testing';
import { network, problem, type Fate } from '../../test/network.ts';
import { ClientError } from '../client-error.ts';
import { HttpStaffDesk } from '../http-staff-desk.ts';

const report = { total: 3, changed: 1 };

/** An answer whose lines come in pieces that end anywhere. */
function pieces(text: string, size = 7): Fate {
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      if (at >= bytes.length) {
        controller.close();
        return;
      }
      controller.enqueue(bytes.slice(at, (at += size)));
    },
  });
  return { kind: 'raw', body, headers: { 'content-type': 'application/x-ndjson' } };
}

const run = (fate: Fate, options: Parameters<HttpStaffDesk['backtest']>[1] = {}) => {
  const { fetch, sent } = network(() => fate);
  return { result: new HttpStaffDesk({ api: '/api', fetch }).backtest('{}', options), sent };
};

async function errorOf(work: Promise<unknown>): Promise<ClientError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).to.be.instanceOf(ClientError);
  return error as ClientError;
}

describe('a backtest over HTTP', () => {
  it('tells how far it is, then what came of it', async () => {
    const done: number[] = [];
    const lines = ['{"done":1}', '{"done":2}', JSON.stringify({ report })].join('\n');
    const { result, sent } = run(pieces(lines), { onProgress: (count) => done.push(count) });
    expect(await result).to.deep.equal(report);
    expect(done).to.deep.equal([1, 2]);
    expect(sent[0]?.path).to.equal('/policy/backtest');
    expect(sent[0]?.body).to.deep.equal({ text: '{}' });
  });

  it('fails with the code that the desk gives, before or while it runs', async () => {
    const issues = [{ code: 'required', path: '/name' }];
    expect((await errorOf(run(problem(422, 'invalid-policy', { issues })).result)).issues).to.deep.equal(issues);
    const late = await errorOf(run(pieces('{"done":1}\n{"code":"internal","params":{}}\n')).result);
    expect(late.code).to.equal('internal');
  });

  it('fails when the answer ends early or is something else', async () => {
    expect((await errorOf(run(pieces('{"done":1}\n')).result)).code).to.equal('offline');
    expect((await errorOf(run(pieces('<!doctype html>\n')).result)).code).to.equal('not-a-desk');
  });

  it('can be stopped', async () => {
    const stop = new AbortController();
    const { result } = run({ kind: 'silence' }, { signal: stop.signal });
    const failed = errorOf(result);
    stop.abort();
    expect((await failed).code).to.equal('aborted');
  });
});
