import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import type { FormInfo } from '@redress/desk';
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
  readonly info: FormInfo;
}

/** Runs what stands ahead of the form, as in a page that got it from this address. */
async function run(
  script: string,
  address = 'https://desk.example/api/complaint-form.js',
): Promise<Map<string, Asked>> {
  const key = Symbol.for('redress-form-info');
  const page = globalThis as { [early: symbol]: Map<string, Asked> | undefined };
  try {
    const text = script.replaceAll('import.meta.url', () => JSON.stringify(address));
    const { form } = (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as { form: string };
    assert.equal(form, 'whole');
    return page[key] ?? new Map();
  } finally {
    Reflect.deleteProperty(page, key);
  }
}

describe('the form’s script as the desk serves it', () => {
  it('has what the form asks ahead of the form, as the desk tells it', async () => {
    const response = await get('complaint-form.js', { origin: shop });
    assert.equal(response.headers.get('access-control-allow-origin'), shop);
    assert.match(response.headers.get('content-type') ?? '', /^text\/javascript/);
    const { info } = (await run(await response.text())).get('https://desk.example/api') ?? assert.fail();
    const told = (await (await get('form')).json()) as FormInfo;
    const of = ['departments', 'clocks', 'causes', 'languages', 'timeZone'];
    const rest = Object.entries(told).filter(([name]) => !of.includes(name));
    assert.deepEqual(
      JSON.parse(JSON.stringify(info)),
      Object.fromEntries(rest),
      'all but what the form has no use for',
    );
    const [category] = info.categories.filter(({ children }) => children);
    assert.deepEqual(category?.children, told.categories.find(({ id }) => id === category?.id)?.children);
  });

  it('has the texts that a page in a language shows, where that is named', async () => {
    const address = 'https://desk.example/api/zh-TW/complaint-form.js';
    const own = { en: 'Parcels', 'zh-Hans': '包裹', 'zh-Hant': '包裹們', de: 'Pakete' };
    const categories = [{ id: 'parcels', label: own, children: [{ id: 'late', label: { en: 'Late', de: 'Spät' } }] }];
    const facts = {
      sort: { type: 'string', enum: ['a'], options: { a: own }, label: { de: 'Art', fr: 'Sorte' }, help: own },
    };
    const knownProblems = [{ id: 'strike', text: own, categories: ['parcels'] }];
    const named = { name: 'Named', categories, facts, knownProblems, form: { consent: { text: own } } };
    const desk = await testServer({ elements: folder.dir });
    try {
      const text = JSON.stringify({ ...policy, rules: [], ...named });
      await desk.desk.publishPolicy(text, { over: 1 }, { id: 'test', name: 'Test', roles: ['admin'] });
      const script = await (await fetch(`${desk.url}/api/zh-TW/complaint-form.js`)).text();
      const { info } = (await run(script, address)).get('https://desk.example/api') ?? assert.fail();
      const chinese = { 'zh-Hans': '包裹', 'zh-Hant': '包裹們' };
      assert.deepEqual(info.categories[0]?.label, chinese);
      assert.deepEqual(info.categories[0].children, [{ id: 'late', label: { en: 'Late' } }], 'else in English');
      const { label, help, options } = info.fields[0] ?? assert.fail();
      assert.deepEqual(
        { label, help, options },
        { label: { de: 'Art', fr: 'Sorte' }, help: chinese, options: { a: chinese } },
      );
      assert.deepEqual(info.consent?.text, chinese);
      assert.deepEqual(info.knownProblems?.[0]?.text, chinese);
    } finally {
      await desk.stop();
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
    const [asked] = (await run(text)).values();
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
    assert.equal(await (await get('de/complaint-form/later-1a2B_3.js')).text(), part);
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
