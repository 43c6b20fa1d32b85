import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer, type AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { openStore, StoreError } from '@redress/server';
import { postgresMissing, startPostgres, type TestPostgres } from '../../scripts/postgres.ts';
import { complaint, ended, json, policy, run, serving, submit, temporary } from './servers.ts';

const { dir, remove } = temporary();
const policyFile = join(dir, 'policy.json');
before(() => {
  writeFileSync(policyFile, JSON.stringify(policy));
});
after(remove);

describe('a data folder', () => {
  it('is for one process at a time, and free again when that is killed', async () => {
    const data = join(dir, 'shared');
    const { child, url } = await serving(['--data', data, '--policy', policyFile]);
    const second = await run(['serve', '--data', data, '--port', '0']);
    assert.equal(second.status, 2);
    assert.match(second.err, /Another process uses the data folder/);
    const inProcess = await openStore({ dir: data }).catch((error: unknown) => error);
    assert.ok(inProcess instanceof StoreError);
    assert.equal(inProcess.code, 'data-dir-in-use');
    assert.equal((await submit(url, complaint, 'still-served')).status, 201);
    await ended(child, 'SIGKILL');
    const again = await openStore({ dir: data });
    assert.equal(await again.count({}, 10), 1);
    await again.close();
  });

  it('takes new accounts while a server runs', async () => {
    const data = join(dir, 'accounts');
    const { child, url } = await serving(['--data', data, '--policy', policyFile]);
    const add = ['user', 'add', '--email', 'eve@example.com', '--name', 'Eve', '--data', data, '--password-stdin'];
    const added = await run([...add, '--role', 'supervisor,handler'], 'a good password\n');
    assert.equal(added.status, 0, added.err);
    const signIn = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ email: 'eve@example.com', password: 'a good password' }),
    });
    assert.deepEqual(((await signIn.json()) as { roles: string[] }).roles, ['supervisor', 'handler']);
    await ended(child);
    assert.equal(child.exitCode, 0, 'a stop by signal is a clean one');
  });
});

describe('the command line', () => {
  it('says how it is used when it does not understand', async () => {
    const wrong = [['nonsense'], ['import'], ['serve', '--port', 'x'], ['user', 'add', '--role', 'king'], ['check']];
    for (const { status, err } of await Promise.all(wrong.map((args) => run(args)))) {
      assert.equal(status, 2);
      assert.match(err, /redress/);
    }
  });
  it('names a port that is in use', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo;
    const { status, err } = await run(['serve', '--data', join(dir, 'port'), '--port', String(port)]);
    assert.equal(status, 2);
    assert.match(err, new RegExp(`Port ${port} is in use`));
    holder.close();
  });
  it('finds the faults of a policy', async () => {
    const broken = join(dir, 'broken.json');
    writeFileSync(broken, JSON.stringify({ ...policy, defaults: { ...policy.defaults, department: 'nowhere' } }));
    const { status, out } = await run(['check', broken]);
    assert.equal(status, 1);
    assert.match(out, /\/defaults\/department/);
    assert.equal((await run(['check', policyFile])).status, 0);
  });
  it('tells of a decision when each of its clocks escalates', async () => {
    const escalating = join(dir, 'escalating.json');
    const deadlines = [{ clock: 'resolve', within: '2 days' }];
    const warn = { name: 'warn', clock: 'resolve', when: { before: '1 day' }, do: { notify: ['handler'] } };
    const defaults = { ...policy.defaults, deadlines };
    writeFileSync(escalating, JSON.stringify({ ...policy, defaults, escalations: [warn] }));
    const file = join(dir, 'complaint.json');
    writeFileSync(file, JSON.stringify(complaint));
    const { status, out, err } = await run(['decide', escalating, file, '--now', '2026-03-02T09:00:00Z']);
    assert.equal(status, 0, err);
    assert.match(out, /resolve\s+2026-03-04T09:00:00.000Z.*\n\s+escalates 2026-03-03T09:00:00.000Z {2}\(warn\)/);
  });
  it('imports what it can, tells of each row that it refused, and goes on', async () => {
    const rows = join(dir, 'rows.csv');
    writeFileSync(
      rows,
      'id,day,kind\n1,2026-01-02,product\n2,nonsense,product\n3,2026-01-03,unheard\n4,2026-01-04,service\n',
    );
    const mapping = join(dir, 'plain.json');
    const column = (name: string) => ({ column: name });
    writeFileSync(
      mapping,
      JSON.stringify({
        format: 'redress-import/1',
        key: 'id',
        timeZone: 'UTC',
        receivedAt: { column: 'day', pattern: 'yyyy-MM-dd' },
        complaint: {
          channel: { const: 'web' },
          category: column('kind'),
          title: column('id'),
          description: column('kind'),
        },
      }),
    );
    const args = ['import', rows, '--mapping', mapping, '--data', join(dir, 'rows'), '--policy', policyFile, '--json'];
    const { status, out } = await run(args);
    assert.equal(status, 1);
    const report = JSON.parse(out) as { created: number; refused: { line: number; issues: { path: string }[] }[] };
    assert.equal(report.created, 2);
    assert.deepEqual(
      report.refused.map(({ line, issues }) => [line, issues[0]?.path]),
      [
        [3, '/receivedAt'],
        [4, '/category'],
      ],
    );
    const changed = join(dir, 'changed.json');
    const rules = policy.rules.map((rule) => ({ ...rule, event: { ...rule.event, params: { department: 'care' } } }));
    writeFileSync(changed, JSON.stringify({ ...policy, rules }));
    const tried = await run(['backtest', policyFile, changed, '--data', join(dir, 'rows'), '--json']);
    assert.equal(tried.status, 1, tried.err);
    const migrated = JSON.parse(tried.out) as { total: number; changed: number };
    assert.deepEqual([migrated.total, migrated.changed], [2, 1]);
    assert.equal((await run(['backtest', policyFile, policyFile, '--data', join(dir, 'rows')])).status, 0);

    writeFileSync(rows, 'id,kind\n1,product\n');
    const other = await run(args);
    assert.equal(other.status, 2);
    assert.match(other.err, /invalid-mapping[^]*unknown-column/);
  });
});

describe('two servers on one PostgreSQL', { skip: postgresMissing() }, () => {
  let postgres: TestPostgres;
  before(() => {
    postgres = startPostgres();
  });
  after(() => {
    postgres.stop();
  });

  it('answer one key alike, share changes live, and both keep going when one is killed', async () => {
    const { url: database } = await postgres.database();
    const args = ['--database', database, '--data', join(dir, 'both')];
    const [one, two] = await Promise.all([serving([...args, '--policy', policyFile]), serving(args)]);
    const first = (await (await submit(one.url, complaint, 'one-key-two-servers')).json()) as Record<string, string>;
    const repeated = (await (await submit(two.url, complaint, 'one-key-two-servers')).json()) as Record<string, string>;
    assert.equal(`${repeated['number']} ${repeated['receipt']}`, `${first['number']} ${first['receipt']}`);

    const authorization = `Receipt ${first['receipt'] ?? ''}`;
    const stream = await fetch(`${two.url}/api/track/events`, { headers: { authorization } });
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    const message = { message: { text: 'Is there any news?' } };
    const sent = await fetch(`${one.url}/api/track/messages`, {
      method: 'POST',
      headers: { ...json, authorization },
      body: JSON.stringify(message),
    });
    assert.equal(sent.status, 200);
    let heard = '';
    while (!heard.includes('event: change')) heard += (await reader?.read())?.value ?? assert.fail('the stream ended');
    assert.match(heard, /data: \{"version":5\}/);
    await reader?.cancel();

    await ended(one.child, 'SIGKILL');
    assert.equal((await submit(two.url, complaint, 'after-the-kill')).status, 201);
    await ended(two.child);
  });

  it('give numbers and changes out once while both write', async () => {
    const { url } = await postgres.database();
    const [one, two] = await Promise.all([openStore({ url }), openStore({ url })]);
    const numbers = await Promise.all(Array.from({ length: 120 }, (_, n) => (n % 2 ? one : two).nextNumber(2026)));
    assert.equal(new Set(numbers).size, 120);
    await one.close();
    await two.close();
  });
});
