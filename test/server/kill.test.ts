import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ServerOptions } from '@redress/server';
import { endpoints } from '@redress/server';
import { postgresMissing, startPostgres, type TestPostgres } from '../../scripts/postgres.ts';
import { randomSource } from '../helpers/random.ts';
import type { Email } from 'postal-mime';
import { letterbox } from './kill/letterbox.ts';
import { addressOf, hashOf, Ledger, Writer } from './kill/writes.ts';
import { receiver, type Received } from './receiver.ts';
import { ended, run, signedIn, temporary, testServer } from './servers.ts';

/** Kills of each database's server; 200 in all by `KILLS=100 node scripts/test-node.ts test/server/kill`. */
const kills = Number(process.env['KILLS'] ?? 8);
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const atOnce = 6;
/** In milliseconds; a life lasts a second on an idle machine. */
const timeout = 120_000 + kills * 20_000;
const secret = 'a secret that outlives every server';
const script = fileURLToPath(new URL('kill/killable-server.ts', import.meta.url));

type Where = Pick<ServerOptions, 'dataDir' | 'databaseUrl'>;

const alive = new Set<ChildProcess>();

async function started(options: Partial<ServerOptions> & { readonly clockAhead?: number }) {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--conditions=source',
      script,
      JSON.stringify({ ...options, port: 0, secret }),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  alive.add(child);
  child.once('close', () => alive.delete(child));
  let errors = '';
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  for await (const url of createInterface({ input: child.stdout })) return { child, url, errors: () => errors };
  throw new Error(`the server did not start: ${errors}`);
}

const staff = { email: 'sam@example.com', name: 'Sam', roles: ['supervisor', 'dispatcher', 'admin'] } as const;

async function prepared(where: Where, hook: string): Promise<string> {
  const server = await testServer({ ...where, secret, allowPrivateWebhooks: true });
  const cookie = await signedIn(server, { ...staff, roles: [...staff.roles] });
  await server.notices.webhooks.add({ url: hook, types: ['complaint-received'] });
  await server.close();
  return cookie;
}

/** Waits until everybody was told of everything. */
async function told(ledger: Ledger, letters: readonly Email[], calls: readonly Received[]): Promise<void> {
  const missing = () => {
    const to = new Set(letters.flatMap((letter) => letter.to?.map(({ address }) => address) ?? []));
    const bodies = calls.map(({ body }) => body).join();
    // Nobody writes to those who took their complaint back meanwhile.
    return ledger.answered.filter(
      ({ key, number, receipt }) =>
        !(to.has(addressOf(key)) || ledger.withdrawn.has(receipt)) || !bodies.includes(`"${number}"`),
    );
  };
  for (let waited = 0; missing().length; waited += 200) {
    const left = missing().map(({ number }) => number);
    assert.ok(waited < 60_000, `nobody was told of ${left.join(', ')}`);
    await pause(200);
  }
}

async function seenBy(url: string, cookie: string, path: string): Promise<unknown> {
  const response = await fetch(`${url}/api${path}`, { headers: { cookie } });
  assert.equal(response.status, 200, path);
  return response.json();
}

interface Detail {
  readonly case: { readonly state: string; readonly messages: readonly { readonly text: string }[] };
  readonly events: readonly { readonly type: string; readonly note?: string }[];
}

/** Everything that was acknowledged is there, once. */
async function allIsThere(url: string, cookie: string, ledger: Ledger): Promise<void> {
  const details = new Map<string, Detail>();
  for (const { number, receipt, key } of ledger.answered) {
    const detail = (await seenBy(url, cookie, `/cases/${number}`)) as Detail & {
      case: { complaint: { title: string } };
    };
    assert.equal(detail.case.complaint.title, key);
    details.set(receipt, detail);
    if (ledger.withdrawn.has(receipt)) assert.equal(detail.case.state, 'withdrawn', number);
  }
  for (const { receipt, text, acknowledged } of ledger.said) {
    const times = details.get(receipt)?.case.messages.filter((message) => message.text === text).length;
    assert.ok(times === 1 || (!acknowledged && times === 0), `${text}: ${String(times)} times`);
  }
  const notes = [...details.values()].flatMap(({ events }) => events.flatMap(({ note }) => note ?? []));
  for (const { text } of ledger.notes) assert.equal(notes.filter((note) => note === text).length, 1, text);
  for (const { file, receipt } of ledger.submitted) {
    if (!file || receipt === undefined) continue;
    const response = await fetch(`${url}/api/uploads/${file.id}`, { headers: { authorization: `Receipt ${receipt}` } });
    assert.equal(hashOf(await response.text()), file.sha256);
  }
  const text = async (path: string) => JSON.stringify(await seenBy(url, cookie, path));
  const [policies, actions, views] = [
    await text('/policy/versions'),
    await text('/corrective-actions'),
    await text('/views'),
  ];
  for (const id of ledger.policies) assert.ok(policies.includes(id), `policy ${id}`);
  for (const id of ledger.actions) assert.ok(actions.includes(id), `action ${id}`);
  for (const id of ledger.views) assert.ok(views.includes(id), `view ${id}`);
  const versions = (await seenBy(url, cookie, '/reports/2026-01/versions')) as readonly unknown[];
  assert.ok(versions.length >= ledger.published.length);
}

async function killedAgainAndAgain(options: Partial<ServerOptions>, cookie: string, ledger: Ledger): Promise<void> {
  const random = randomSource(seed);
  for (let life = 0; life < kills; life++) {
    const { child, url, errors } = await started(options);
    const writers = Array.from({ length: atOnce }, () => new Writer(url, ledger, cookie, random));
    const writing = Promise.all(writers.map((writer) => writer.run()));
    // Counted in answers, so that a slow machine gets as far as a fast one; and a moment longer, to die within one.
    const enough = ledger.answers + 20 + Math.floor(random() * 200);
    let over = false;
    const waited = async () => {
      while (!over && ledger.answers < enough) await pause(5);
      await pause(random() * 50);
    };
    try {
      await Promise.race([writing, waited()]);
    } catch (error) {
      throw new Error(`the server said: ${errors()}`, { cause: error });
    } finally {
      over = true;
    }
    await ended(child, 'SIGKILL');
    await writing;
    assert.equal(errors(), '', 'errors in the log');
  }
}

/** Each webhook carries one id however often it was sent, and each mail has one. */
function canBeDropped(ledger: Ledger, letters: readonly Email[], calls: readonly Received[]): void {
  for (const { number } of ledger.answered) {
    const own = calls.filter(({ body }) => body.includes(`"${number}"`));
    const ids = new Set(own.map(({ headers }) => headers['webhook-id']));
    assert.ok(ids.size === 1 && !ids.has(undefined), number);
  }
  assert.ok(letters.every(({ messageId }) => messageId));
}

async function survives(where: Where): Promise<void> {
  const [box, hooks] = [await letterbox(), await receiver()];
  try {
    const ledger = new Ledger();
    const cookie = await prepared(where, `${hooks.url}/hook`);
    const mail = { smtp: box.url, from: { address: 'desk@example.com' }, language: 'en' } as const;
    const options = { ...where, mail, allowPrivateWebhooks: true };
    await killedAgainAndAgain(options, cookie, ledger);
    // What dead servers had begun to tell is taken up when their leases are over.
    const { child, url } = await started({ ...options, clockAhead: 600_000 });
    await new Writer(url, ledger, cookie, randomSource(seed)).repeat();
    await allIsThere(url, cookie, ledger);
    await told(ledger, box.letters, hooks.received);
    await ended(child);
    await noneTwice(where, ledger);
    canBeDropped(ledger, box.letters, hooks.received);
    covers(ledger);
  } finally {
    for (const child of alive) await ended(child, 'SIGKILL');
    await box.close();
    await hooks.close();
  }
}

async function noneTwice(where: Where, ledger: Ledger): Promise<void> {
  const place = where.databaseUrl === undefined ? [] : ['--database', where.databaseUrl];
  const verified = await run(['verify', '--json', '--data', where.dataDir, ...place]);
  assert.equal(verified.status, 0, verified.out + verified.err);
  const { cases } = JSON.parse(verified.out) as { cases: number };
  const numbers = ledger.answered.map(({ number }) => number);
  assert.equal(new Set(numbers).size, numbers.length, 'a number for each key');
  assert.equal(cases, ledger.submitted.length, 'a case for each key, and none besides');
}

/** Routes that write and are not under load here: what they write is what the others write, or is not kept. */
const elsewhere =
  /session|webhooks|totp|tokens|account|privacy|policy\/(lint|preview|backtest)|presence|survey|track\/(answer|reopen)|:id$|audit/;

function covers(ledger: Ledger): void {
  const writing = endpoints
    .filter(({ method, path }) => method !== 'get' && !elsewhere.test(path))
    .map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  // A short run may not come to all of them.
  if (kills >= 8)
    assert.deepEqual(
      writing.filter((route) => !ledger.routes.has(route)),
      [],
    );
}

describe(`killed ${String(kills)} times while it writes, seed ${String(seed)}`, () => {
  const { dir, remove } = temporary();
  after(remove);

  it('a server with SQLite loses nothing and does nothing twice', { timeout }, () =>
    survives({ dataDir: join(dir, 'sqlite') }),
  );

  describe('with PostgreSQL', { skip: postgresMissing() }, () => {
    let postgres: TestPostgres;
    before(() => {
      postgres = startPostgres();
    });
    after(() => {
      postgres.stop();
    });
    it('a server loses nothing and does nothing twice', { timeout }, async () => {
      const { url } = await postgres.database();
      await survives({ dataDir: join(dir, 'postgres'), databaseUrl: url });
    });
  });
});
