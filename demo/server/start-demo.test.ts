import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Account } from './accounts.ts';
import { startDemo, type Demo, type DemoOptions, type DemoStep } from './start-demo.ts';

async function signIn({ url }: Demo, api: string, { email, password }: Account): Promise<number> {
  const response = await fetch(`${url}${api}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  });
  return response.status;
}

async function policyName({ url }: Demo, api: string): Promise<string> {
  const { policy } = (await (await fetch(`${url}${api}/form`)).json()) as { policy: { name: string } };
  return policy.name;
}

describe('the demo', () => {
  let folder: string;
  const start = (name: string, options: Partial<DemoOptions> = {}) =>
    startDemo({ port: 0, dataDir: join(folder, name), importRows: 0, ...options });

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'redress-demo-'));
  });
  after(() => rm(folder, { recursive: true }));

  test('serves two companies side by side, each with its own policy and staff', async () => {
    const demo = await start('two');
    try {
      assert.equal(await policyName(demo, '/api'), 'Harbor & Finch');
      assert.equal(await policyName(demo, '/zh/api'), '悦选商城');
      const [own] = demo.accounts.bank;
      const [stranger] = demo.accounts.retailer;
      assert.ok(own && stranger);
      assert.equal(await signIn(demo, '/api', own), 200);
      assert.equal(await signIn(demo, '/api', stranger), 401);
      assert.equal(await signIn(demo, '/zh/api', stranger), 200);
      assert.match(await (await fetch(`${demo.url}/plain.html`)).text(), /<complaint-form/);
      for (const path of ['healthz', 'readyz', 'metrics'])
        assert.equal((await fetch(`${demo.url}/${path}`)).status, 200, path);
    } finally {
      await demo.close();
    }
  });

  test('keeps passwords across starts, and gives new ones when their file is gone', async () => {
    const passwords = async (): Promise<readonly Account[]> => {
      const demo = await start('again');
      try {
        const last = demo.accounts.bank.at(-1);
        assert.ok(last);
        assert.equal(await signIn(demo, '/api', last), 200);
        return demo.accounts.bank;
      } finally {
        await demo.close();
      }
    };
    const first = await passwords();
    assert.deepEqual(await passwords(), first);
    await rm(join(folder, 'again/accounts.json'));
    assert.notDeepEqual(await passwords(), first);
  });

  test('goes on with an import that was stopped, and imports nothing twice', async () => {
    const stopping = new AbortController();
    let seen = 0;
    const stopped = start('import', {
      importRows: 640,
      signal: stopping.signal,
      onStep: (step) => {
        if (step.step !== 'importing') return;
        seen = step.rows;
        stopping.abort();
      },
    });
    await assert.rejects(stopped, { name: 'AbortError' });
    assert.ok(seen > 0 && seen < 640);

    const created = async (): Promise<number> => {
      let count = -1;
      const onStep = (step: DemoStep) => {
        if (step.step === 'imported') count = step.created;
      };
      await (await start('import', { importRows: 640, onStep })).close();
      return count;
    };
    assert.equal(seen + (await created()), 640);
    assert.equal(await created(), 0);
  });

  test('says which port is taken before it writes anything', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    try {
      await assert.rejects(start('taken', { port }), { code: 'EADDRINUSE' });
      assert.equal(existsSync(join(folder, 'taken')), false);

      const script = fileURLToPath(new URL('../start.ts', import.meta.url));
      const { status, stderr } = spawnSync(
        process.execPath,
        ['--conditions=source', '--disable-warning=ExperimentalWarning', script],
        {
          env: { ...process.env, PORT: String(port) },
          encoding: 'utf8',
        },
      );
      assert.equal(status, 2);
      assert.match(stderr, new RegExp(`Port ${port} is in use\\. .*PORT=${port + 1}`));
    } finally {
      other.close();
    }
  });
});
