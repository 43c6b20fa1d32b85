import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { auditedRoutes } from '../audit/audited-routes.ts';
import { endpoints } from '../http/app.ts';
import { startServer } from '../start-server.ts';
import {
  complaint,
  json,
  policy,
  run,
  signedIn,
  submit,
  temporary,
  testServer,
} from '../../../../test/server/servers.ts';

const ada = { id: 'ada', name: 'Ada', roles: ['admin'] } as const;

type Server = Awaited<ReturnType<typeof testServer>>;
interface Entry {
  readonly action: string;
  readonly isRefused: boolean;
  readonly name: string | null;
  readonly caseNumber: string | null;
}

const png = new Uint8Array([
  ...Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
]);

let server: Server;
let admin: string;
let auditor: string;
let handler: string;
before(async () => {
  server = await testServer();
  admin = await signedIn(server, { email: 'ada@example.com', name: 'Ada', roles: ['admin'] });
  auditor = await signedIn(server, { email: 'aud@example.com', name: 'Aud', roles: ['auditor'] });
  handler = await signedIn(server, { email: 'han@example.com', name: 'Han', roles: ['handler'], department: 'care' });
});
after(() => server.stop());

const get = (path: string, cookie: string) => fetch(`${server.url}/api${path}`, { headers: { cookie } });
const erase = (body: unknown) =>
  fetch(`${server.url}/api/privacy/erase`, {
    method: 'POST',
    headers: { ...json, cookie: admin },
    body: JSON.stringify(body),
  });
async function trail(query = ''): Promise<readonly Entry[]> {
  const response = await get(`/audit?limit=500${query}`, auditor);
  assert.equal(response.status, 200);
  return ((await response.json()) as { entries: Entry[] }).entries;
}
let keys = 0;
async function taken(change: object = {}): Promise<{ number: string; receipt: string }> {
  const response = await submit(server.url, { ...complaint, ...change }, `privacy-key-${++keys}`);
  assert.equal(response.status, 201);
  return (await response.json()) as { number: string; receipt: string };
}

describe('privacy over HTTP', () => {
  it('gives an admin all that is known of a customer, and erases it', async () => {
    const { number, receipt } = await taken({ customer: { name: 'Kim', email: 'kim@example.com' } });
    const found = await get('/privacy/export?customer=KIM@example.com', admin);
    assert.equal(found.status, 200);
    const { cases } = (await found.json()) as { cases: { case: { number: string } }[] };
    assert.deepEqual(
      cases.map((each) => each.case.number),
      [number],
    );
    const open = await erase({ customer: 'kim@example.com' });
    assert.deepEqual([open.status, ((await open.json()) as { code: string }).code], [409, 'case-open']);
    const done = await erase({ customer: 'kim@example.com', force: true });
    assert.deepEqual(await done.json(), { cases: [number], withdrawn: [number], files: 0, purchases: 0 });
    const view = await fetch(`${server.url}/api/track`, { headers: { authorization: `Receipt ${receipt}` } });
    const text = await view.text();
    assert.equal(view.status, 200);
    assert.doesNotMatch(text, /kim|kettle/i);
    assert.match(text, /customer-erased/);
    assert.equal((await erase({ customer: '' })).status, 422);
    assert.equal((await get('/privacy/export', admin)).status, 422);
  });
});

describe('the audit trail', () => {
  it('tells who read which case, searched for whom, and was refused', async () => {
    const { number } = await taken({ customer: { email: 'bob@example.com' } });
    await get(`/cases/${number}`, auditor);
    await get(`/cases/${number}`, handler);
    await get('/cases?customer=bob@example.com', auditor);
    await get('/cases?queue=open', auditor);
    await get('/privacy/export?customer=bob@example.com', admin);
    await get('/privacy/export?customer=bob@example.com', handler);
    await fetch(`${server.url}/api/track`, { headers: { authorization: 'Receipt nothing' } });
    const entries = await trail(`&case=${number}`);
    assert.deepEqual(
      entries.map(({ action, isRefused, name }) => [action, isRefused, name]),
      // A case of another department is not there for a handler.
      [
        ['case-read', true, 'Han'],
        ['case-read', false, 'Aud'],
      ],
    );
    const about = await trail('&subject=Bob@example.com');
    assert.deepEqual(
      about.map(({ action, isRefused, name }) => [action, isRefused, name]),
      [
        ['customer-exported', true, 'Han'],
        ['customer-exported', false, 'Ada'],
        ['cases-searched', false, 'Aud'],
      ],
    );
    assert.equal((await trail('&action=receipt-tried')).length, 1);
    const signIns = await trail('&action=signed-in');
    assert.deepEqual(
      signIns.map(({ name }) => name),
      ['Han', 'Aud', 'Ada'],
    );
    const wrong = { email: 'ada@example.com', password: 'wrong' };
    await fetch(`${server.url}/api/session`, { method: 'POST', headers: json, body: JSON.stringify(wrong) });
    const [failed] = await trail('&subject=ada@example.com');
    assert.deepEqual([failed?.action, failed?.isRefused, failed?.name], ['signed-in', true, null]);
    assert.doesNotMatch(JSON.stringify(await trail()), /bob@|ada@/, 'whom it was about is kept as a keyed hash');
  });

  it('is read page by page, and by period', async () => {
    for (let n = 0; n < 7; n++) await get('/cases?search=kettle', auditor);
    const seen: string[] = [];
    let next = '';
    do {
      const response = await get(`/audit?action=cases-searched&limit=3${next && `&after=${next}`}`, auditor);
      const page = (await response.json()) as { entries: { id: string }[]; next?: string };
      seen.push(...page.entries.map(({ id }) => id));
      next = page.next ?? '';
    } while (next);
    assert.equal(seen.length, (await trail('&action=cases-searched')).length);
    assert.deepEqual(seen, [...new Set(seen)].sort().reverse());
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    assert.deepEqual(await trail(`&from=${tomorrow}`), []);
    assert.ok((await trail(`&to=${tomorrow}`)).length > 0);
    assert.equal((await get('/audit?action=nothing', auditor)).status, 422);
    assert.equal((await get('/audit', handler)).status, 403);
  });

  it('watches routes that there are', () => {
    const routes = endpoints.map(({ method, path }) => `${method} ${path}`);
    for (const route of Object.keys(auditedRoutes)) assert.ok(routes.includes(route), route);
  });
});

describe('how long a server keeps who complained', () => {
  it('is as long as the policy says, also over a time in which it did not run', async () => {
    const { dir, remove } = temporary();
    const first = await testServer({ dataDir: dir });
    await first.desk.publishPolicy(
      JSON.stringify({ ...policy, privacy: { retain: '30 days', audit: '4 weeks' } }),
      { over: 1 },
      ada,
    );
    const { number, receipt } = (await (await submit(first.url, complaint, 'kept-30-days')).json()) as Record<
      string,
      string
    >;
    await first.desk.act(receipt ?? '', { type: 'withdraw' });
    first.audit.record({ action: 'case-read', caseNumber: number });
    await first.close();
    const log: string[] = [];
    const later = await startServer({
      dataDir: dir,
      port: 0,
      now: () => Date.now() + 31 * 86_400_000,
      log: (_, event) => log.push(event),
    });
    const done = () => ['expired-erased', 'audit-removed'].every((event) => log.includes(event));
    while (!done()) await new Promise((resolve) => setTimeout(resolve, 20));
    const { case: it } = await later.desk.case(number ?? '', { id: 's', name: 'S', roles: ['supervisor'] });
    assert.ok(it.erased);
    assert.equal(it.complaint.customer?.email, undefined);
    const { entries } = await later.audit.page({});
    const told = entries.map(({ action, staff }) => [action, staff]);
    assert.deepEqual(told, [['audit-removed', 'system']]);
    await later.close();
    assert.equal((await run(['verify', '--data', dir])).status, 0, 'from where it begins');
    remove();
  });
});

describe('privacy on the command line', () => {
  it('exports with files, erases, verifies what is left, and has it all in the trail', async () => {
    const { dir, remove } = temporary();
    const data = join(dir, 'data');
    const own = await testServer({ dataDir: data });
    const upload = await fetch(`${own.url}/api/uploads?name=kettle.png`, { method: 'POST', body: png });
    const attachment: unknown = await upload.json();
    const sent = await submit(own.url, { ...complaint, attachments: [attachment] }, 'cli-privacy-1');
    const { number } = (await sent.json()) as { number: string };
    await own.stop();

    const out = join(dir, 'ann.zip');
    const exported = await run(['privacy', 'export', '--customer', 'ann@example.com', '--out', out, '--data', data]);
    assert.deepEqual([exported.status, exported.err], [0, '']);
    const files = unzipSync(readFileSync(out));
    assert.deepEqual(
      Object.keys(files)
        .map((name) => name.replace(/ .*/, '').split('/')[0])
        .sort(),
      [number, 'customer.json'].sort(),
    );
    assert.match(Buffer.from(files['customer.json'] ?? []).toString(), /ann@example\.com/);

    const args = ['privacy', 'erase', '--customer', 'ann@example.com', '--data', data, '--json'];
    const refused = await run(args);
    assert.deepEqual([refused.status, JSON.parse(refused.out)], [1, { code: 'case-open', numbers: [number] }]);
    const erased = await run([...args, '--force']);
    assert.deepEqual(JSON.parse(erased.out), { cases: [number], withdrawn: [number], files: 1, purchases: 0 });
    assert.doesNotMatch(readFileSync(join(data, 'redress.sqlite'), 'latin1'), /ann@example|kettle leaks/i);
    const again = await run([...args, '--force']);
    assert.deepEqual([again.status, (JSON.parse(again.out) as { cases: unknown }).cases], [0, []]);
    assert.equal((await run(['privacy', 'export', '--customer', 'ann@example.com', '--data', data])).status, 1);

    const verified = await run(['verify', '--data', data, '--json']);
    assert.deepEqual([verified.status, (JSON.parse(verified.out) as { faultCount: number }).faultCount], [0, 0]);
    const trail = await run(['audit', '--subject', 'ann@example.com', '--data', data, '--json']);
    assert.deepEqual(
      (JSON.parse(trail.out) as Entry[]).map(({ action }) => action),
      ['customer-exported', 'customer-erased', 'customer-erased', 'customer-exported'],
    );
    assert.equal((await run(['verify', '--data', join(dir, 'nowhere')])).status, 2);
    remove();
  });
});
