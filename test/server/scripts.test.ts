import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, it, mock } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { policy, temporary, testServer } from './servers.ts';

const own = "export const form = 'whole';\n";
const part = "export const later = 'part';\n";
const shop = 'https://shop.example';

const folder = temporary();
let server: Awaited<ReturnType<typeof testServer>>;
before(async () => {
  mkdirSync(join(folder.dir, 'alone/complaint-form'), { recursive: true });
  writeFileSync(join(folder.dir, 'alone/complaint-form.js'), own);
  writeFileSync(join(folder.dir, 'alone/complaint-form/later-1a2B_3.js'), part);
  writeFileSync(join(folder.dir, 'alone/secret.js'), 'none of theirs');
  server = await testServer({ elements: folder.dir, origins: [shop] });
});
after(async () => {
  await server.stop();
  folder.remove();
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}/api/${path}`, { headers });

interface Asked {
  readonly info: { readonly policy: { readonly name: string }; readonly ahead?: number };
  readonly answer: Promise<unknown> | undefined;
}

/** Runs what stands ahead of the form, as in a page that got it like that. */
async function run(script: string, timing: object | undefined): Promise<Map<string, Asked>> {
  const key = Symbol.for('redress-form-info');
  const page = globalThis as { [early: symbol]: Map<string, Asked> | undefined };
  const told = mock.method(performance, 'getEntriesByName', () => (timing ? [timing as PerformanceEntry] : []));
  try {
    const address = JSON.stringify('https://desk.example/api/complaint-form.js');
    const text = script.replaceAll('import.meta.url', () => address);
    const { form } = (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as { form: string };
    assert.equal(form, 'whole');
    return page[key] ?? new Map();
  } finally {
    told.mock.restore();
    Reflect.deleteProperty(page, key);
  }
}

describe('the form’s script as the desk serves it', () => {
  it('has what the form asks ahead of the form, and how far the desk’s clock is ahead', async () => {
    const response = await get('complaint-form.js', { origin: shop });
    assert.equal(response.headers.get('access-control-allow-origin'), shop);
    assert.match(response.headers.get('content-type') ?? '', /^text\/javascript/);
    const [, clock] = /^clock;dur=(\d+)$/.exec(response.headers.get('server-timing') ?? '') ?? [];
    assert.ok(Math.abs(Number(clock) - Date.now()) < 60_000);
    const script = await response.text();

    const hour = 3_600_000;
    const serverTiming = [{ name: 'clock', duration: Date.now() + hour }];
    const fresh = await run(script, { transferSize: 900, encodedBodySize: 600, serverTiming });
    const asked = fresh.get('https://desk.example/api');
    assert.equal(asked?.info.policy.name, policy.name);
    assert.ok(Math.abs((asked.info.ahead ?? 0) - hour) < 60_000);
    assert.equal(await asked.answer, asked.info);
    assert.deepEqual(
      ['departments', 'clocks', 'causes', 'languages', 'timeZone'].filter((part) => part in asked.info),
      [],
      'what the form has no use for',
    );
  });

  it('says nothing of the time when the browser has kept it, or does not tell: the form asks once more', async () => {
    const script = await (await get('complaint-form.js')).text();
    const serverTiming = [{ name: 'clock', duration: 5 }];
    const timings = [
      undefined,
      { transferSize: 300, encodedBodySize: 600, serverTiming },
      { transferSize: 300, encodedBodySize: 0, serverTiming },
    ];
    for (const [at, timing] of timings.entries()) {
      const asked = (await run(`${script}//${at}`, timing)).get('https://desk.example/api');
      assert.equal(asked?.info.policy.name, policy.name);
      assert.equal(asked.info.ahead, undefined);
      assert.equal(asked.answer, undefined);
    }
  });

  it('is asked for again each time, and comes again once a policy was published or the files are new', async () => {
    const etagOf = async (): Promise<string> => (await get('complaint-form.js')).headers.get('etag') ?? '';
    const first = await etagOf();
    assert.match(first, /^"[\w-]{22}"$/);
    const again = await get('complaint-form.js', { 'if-none-match': first });
    assert.equal(again.status, 304);
    assert.equal(again.headers.get('cache-control'), 'no-cache');
    const changed = JSON.stringify({ ...policy, name: 'Prüfung 测试' });
    await server.desk.publishPolicy(changed, { over: 1 }, { id: 'test', name: 'Test', roles: ['admin'] });
    const second = await etagOf();
    assert.notEqual(second, first);
    writeFileSync(join(folder.dir, 'alone/complaint-form.js'), `${own}// newer\n`);
    assert.notEqual(await etagOf(), second);
    const text = await (await get('complaint-form.js')).text();
    assert.match(text, /\/\/ newer/);
    assert.doesNotMatch(text, /[^\0-\xff]/, 'browsers keep it in one byte a character');
    const [asked] = (await run(text, undefined)).values();
    assert.equal(asked?.info.policy.name, 'Prüfung 测试');
  });

  it('goes compressed as well as can be, to those who take that', async () => {
    const plain = await get('complaint-form.js', { 'accept-encoding': 'identity' });
    assert.equal(plain.headers.get('content-encoding'), null);
    const text = await plain.text();
    const bytes = await new Promise<Buffer>((resolve) => {
      request(`${server.url}/api/complaint-form.js`, { headers: { 'accept-encoding': 'gzip, br' } }, (answer) => {
        assert.equal(answer.headers['content-encoding'], 'br');
        assert.match(answer.headers.vary ?? '', /accept-encoding/);
        const chunks: Buffer[] = [];
        answer
          .on('data', (chunk: Buffer) => chunks.push(chunk))
          .on('end', () => {
            resolve(Buffer.concat(chunks));
          });
      }).end();
    });
    assert.equal(brotliDecompressSync(bytes).toString(), text);
  });

  it('finds its parts beside it, for good, and nothing else', async () => {
    const found = await get('complaint-form/later-1a2B_3.js');
    assert.equal(await found.text(), part);
    assert.match(found.headers.get('cache-control') ?? '', /immutable/);
    // A part may run as a worker, under its own answer's policy.
    assert.match(found.headers.get('content-security-policy') ?? '', /^default-src 'none'.*script-src 'self'/);
    for (const name of ['none.js', '..%2fsecret.js', '%2e%2e%2fsecret.js', 'later-1a2B_3', 'x%00.js'])
      assert.equal((await get(`complaint-form/${name}`)).status, 404, name);
  });

  it('is all that may run: not what somebody else gave a name that ends like a script’s', async () => {
    for (const path of ['uploads/made-up.js', 'cases/R-1/attachments/made-up.js', 'no-such-thing.js']) {
      const given = (await get(path)).headers.get('content-security-policy') ?? '';
      assert.match(given, /sandbox/, path);
      assert.doesNotMatch(given, /script-src/, path);
    }
  });

  it('is not there where the server was given no scripts', async () => {
    const bare = await testServer();
    try {
      assert.equal((await fetch(`${bare.url}/api/complaint-form.js`)).status, 404);
      assert.equal((await fetch(`${bare.url}/api/complaint-form/later-1a2B_3.js`)).status, 404);
    } finally {
      await bare.stop();
    }
  });
});
