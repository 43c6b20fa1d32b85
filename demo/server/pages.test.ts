import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { createPages } from './pages.ts';

describe('the demo’s pages', () => {
  let folder: string;
  let pages: ReturnType<typeof createPages>;
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    pages(new Request(`http://localhost:4180${path}`, { headers, method }));

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'redress-pages-'));
    const site = join(folder, 'site');
    await mkdir(join(site, 'zh'), { recursive: true });
    await mkdir(join(site, 'assets'));
    await writeFile(join(site, 'index.html'), '<!doctype html><title>Bank</title>');
    await writeFile(join(site, 'zh/index.html'), '<!doctype html><title>商城</title>');
    await writeFile(join(site, 'assets/shop-abc.js'), 'plain');
    await writeFile(join(site, 'assets/shop-abc.js.br'), 'brotli');
    await writeFile(join(site, 'assets/shop-abc.js.gz'), 'gzip');
    await writeFile(join(folder, 'secret.json'), '{}');
    pages = createPages(site);
  });
  after(() => rm(folder, { recursive: true }));

  test('stand under a policy with nothing inline and no strings as code', async () => {
    const policy = (await get('/')).headers.get('content-security-policy') ?? '';
    assert.match(policy, /^default-src 'none';/);
    assert.match(policy, /script-src 'self';/);
    assert.match(policy, /require-trusted-types-for 'script'/);
    assert.doesNotMatch(policy, /unsafe|\*|https?:/);
  });

  test('are found by folder, and a folder without its slash is sent there', async () => {
    assert.match(await (await get('/zh/')).text(), /商城/);
    const moved = await get('/zh');
    assert.equal(moved.status, 308);
    assert.equal(moved.headers.get('location'), '/zh/');
  });

  test('come compressed as the client takes them', async () => {
    const form = async (accepted: string) => (await get('/assets/shop-abc.js', { 'accept-encoding': accepted })).text();
    assert.equal(await form('gzip, deflate, br'), 'brotli');
    assert.equal(await form('gzip'), 'gzip');
    assert.equal(await form(''), 'plain');
  });

  test('are kept by the browser: for good where the name has a hash, else checked', async () => {
    const asset = await get('/assets/shop-abc.js');
    assert.match(asset.headers.get('cache-control') ?? '', /immutable/);
    const page = await get('/');
    assert.equal(page.headers.get('cache-control'), 'no-cache');
    const again = await get('/', { 'if-none-match': page.headers.get('etag') ?? '' });
    assert.equal(again.status, 304);
  });

  test('are all that can be had', async () => {
    for (const path of [
      '/secret.json',
      '/..%2fsecret.json',
      '/%2e%2e/secret.json',
      '/..%5csecret.json',
      '/%ff',
      '/nothing.html',
      '/assets/',
    ])
      assert.equal((await get(path)).status, 404, path);
    assert.equal((await get('/', {}, 'POST')).status, 405);
    assert.equal(await (await get('/', {}, 'HEAD')).text(), '');
  });
});
