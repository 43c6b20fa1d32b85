import assert from 'node:assert/strict';
import { existsSync, readFileSync, truncateSync, writeFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Copied } from '../../packages/server/src/archive/copy.ts';
import { postgresMissing, startPostgres, type TestPostgres } from '../../scripts/postgres.ts';
import { png } from '../helpers/picture.ts';
import { complaint, json, run, signedIn, submit, temporary, testServer } from './servers.ts';

const { dir, remove } = temporary();
after(remove);
const secret = 'a secret that all of these desks share';
process.env['REDRESS_SECRET'] = secret;

interface Receipt {
  readonly number: string;
  readonly receipt: string;
}

/** A desk with cases, a photo, an answer, an account. @returns how to ask whether it is all there. */
async function used(at: { readonly dataDir: string; readonly databaseUrl?: string }) {
  const server = await testServer({ ...at, secret });
  const sent: Receipt[] = [];
  const upload = await fetch(`${server.url}/api/uploads?name=kettle.png`, { method: 'POST', body: png });
  const attachment: unknown = await upload.json();
  for (let n = 0; n < 25; n++) {
    const body = { ...complaint, title: `Ĺeak ${n} \u{1f4a7} "'\\`, ...(n === 3 && { attachments: [attachment] }) };
    sent.push((await (await submit(server.url, body, `key-${n}-archive`)).json()) as Receipt);
  }
  const cookie = await signedIn(server, { email: 'sam@example.com', name: 'Sam', roles: ['supervisor'] });
  const [first] = sent;
  assert.ok(first);
  const said = await fetch(`${server.url}/api/cases/${first.number}/commands`, {
    method: 'POST',
    headers: { ...json, cookie, origin: server.url },
    body: JSON.stringify({ command: { type: 'add-note', note: 'seen' }, expectedVersion: 4 }),
  });
  return { server, sent, attachment: attachment as { id: string; sha256: string }, said: said.status };
}

/** All that was there is there, and the desk goes on. */
async function isWhole(
  at: { readonly dataDir: string; readonly databaseUrl?: string },
  made: Awaited<ReturnType<typeof used>>,
) {
  const server = await testServer({ ...at, secret });
  try {
    const track = (receipt: string) =>
      fetch(`${server.url}/api/track`, { headers: { authorization: `Receipt ${receipt}` } });
    for (const [n, { number, receipt }] of made.sent.entries()) {
      const view = (await (await track(receipt)).json()) as { number: string; complaint: { title: string } };
      assert.equal(view.number, number);
      assert.equal(view.complaint.title, `Ĺeak ${n} \u{1f4a7} "'\\`);
    }
    const photo = await fetch(`${server.url}/api/uploads/${made.attachment.id}`, {
      headers: { authorization: `Receipt ${made.sent[3]?.receipt}` },
    });
    assert.equal(photo.status, 200);
    const again = (await (
      await submit(server.url, { ...complaint, title: `Ĺeak 7 \u{1f4a7} "'\\` }, 'key-7-archive')
    ).json()) as Receipt;
    assert.deepEqual(
      [again.number, again.receipt],
      [made.sent[7]?.number, made.sent[7]?.receipt],
      'same key, same case',
    );
    const fresh = (await (await submit(server.url, complaint, 'key-after-archive')).json()) as Receipt;
    assert.ok(!made.sent.some(({ number }) => number === fresh.number), 'a number of its own');
    const changes = await server.desk.changes(0);
    assert.ok(changes.length >= 26);
    assert.deepEqual(
      changes.map(({ position }) => position),
      changes.map(({ position }) => position).sort((a, b) => a - b),
    );
    assert.equal(changes.at(-1)?.number, fresh.number, 'what is new comes last');
    const cookie = await signedIn(server, { email: 'sam@example.com', name: 'Sam', roles: ['supervisor'] });
    const found = await fetch(`${server.url}/api/cases?search=leak`, { headers: { cookie } });
    assert.equal(((await found.json()) as { total: number }).total, 26);
  } finally {
    await server.stop();
  }
}

const tablesIn = (out: string) => (JSON.parse(out) as Copied).tables;

describe('a desk on SQLite', () => {
  const dataDir = join(dir, 'first');
  const file = join(dir, 'desk.tar.gz');
  let made: Awaited<ReturnType<typeof used>>;
  before(async () => {
    made = await used({ dataDir });
  });
  after(() => made.server.stop());

  it('is saved while the server runs, and comes back whole', async () => {
    assert.equal(made.said, 200);
    const saved = await run(['backup', file, '--data', dataDir, '--json']);
    assert.equal(saved.status, 0, saved.err);
    assert.equal(tablesIn(saved.out)['cases']?.rows, 25);
    const copy = join(dir, 'copy');
    const back = await run(['restore', file, '--data', copy, '--json']);
    assert.equal(back.status, 0, back.err);
    assert.deepEqual(tablesIn(back.out), tablesIn(saved.out));
    await isWhole({ dataDir: copy }, made);
  });

  it('gives its facts and its log to other tools', async () => {
    const facts = await run(['export', '--data', dataDir]);
    assert.equal(facts.status, 0, facts.err);
    const [head, ...lines] = facts.out.trim().split('\r\n');
    assert.match(head ?? '', /^(?=.*\bnumber\b)(?=.*\breceived_at\b)/);
    assert.equal(lines.length, 25);
    const out = join(dir, 'log.ndjson');
    const log = await run(['export', '--what', 'events', '--format', 'ndjson', '--out', out, '--data', dataDir]);
    assert.equal(log.status, 0, log.err);
    const events = readFileSync(out, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string });
    assert.equal(events.filter(({ type }) => type === 'complaint-received').length, 25);
    assert.equal((await run(['export', '--what', 'everything', '--data', dataDir])).status, 2);
  });

  it('is not brought back over another, nor over itself', async () => {
    const refused = await run(['restore', file, '--data', join(dir, 'copy')]);
    assert.equal(refused.status, 2);
    assert.match(refused.err, /not empty/);
    const itself = await run(['move', '--data', dataDir, '--to-data', dataDir]);
    assert.equal(itself.status, 2);
    assert.match(itself.err, /already/);
  });

  it('comes back from an unharmed file only, and leaves nothing behind otherwise', async () => {
    const harmed = join(dir, 'harmed.tar.gz');
    const target = join(dir, 'harmed');
    const whole = readFileSync(file);
    const restored = async () => {
      const { status, err } = await run(['restore', harmed, '--data', target]);
      assert.equal(status, 2, err);
      return err;
    };
    writeFileSync(harmed, whole);
    truncateSync(harmed, Math.floor(whole.length / 2));
    assert.match(await restored(), /cut short or damaged/);
    const tar = gunzipSync(whole);
    writeFileSync(
      harmed,
      gzipSync(
        Buffer.from(
          tar.toString('latin1').replace('kettle leaks', 'kettle sings').replace('eak 5 ', 'eak 6 '),
          'latin1',
        ),
      ),
    );
    assert.match(await restored(), /not like the original|damaged/);
    writeFileSync(harmed, 'no backup at all');
    assert.match(await restored(), /no backup/);
    writeFileSync(harmed, whole);
    const back = await run(['restore', harmed, '--data', target]);
    assert.equal(back.status, 0, back.err);
  });
});

describe('a desk that moves', { skip: postgresMissing() }, () => {
  let postgres: TestPostgres;
  before(() => {
    postgres = startPostgres();
  });
  after(() => {
    postgres.stop();
  });

  it('from SQLite to PostgreSQL, to another PostgreSQL and back, is the same desk', async () => {
    const dataDir = join(dir, 'small');
    const made = await used({ dataDir });
    await made.server.close();
    const large = await postgres.database();
    const other = await postgres.database();
    const out = await run(['move', '--data', dataDir, '--to-database', large.url, '--json']);
    assert.equal(out.status, 0, out.err);
    const across = await run([
      'move',
      '--data',
      dataDir,
      '--database',
      large.url,
      '--to-database',
      other.url,
      '--json',
    ]);
    assert.equal(across.status, 0, across.err);
    const back = join(dir, 'back');
    const home = await run(['move', '--data', dataDir, '--database', other.url, '--to-data', back, '--json']);
    assert.equal(home.status, 0, home.err);
    assert.deepEqual(tablesIn(across.out), tablesIn(out.out));
    assert.deepEqual(tablesIn(home.out), tablesIn(out.out));
    assert.ok(existsSync(join(back, 'files')));
    const files = join(dir, 'beside');
    cpSync(dataDir, files, { recursive: true });
    await isWhole({ dataDir: files, databaseUrl: large.url }, made);
    await isWhole({ dataDir: back }, made);
    await made.server.stop().catch(() => undefined);
    await large.drop();
    await other.drop();
  });
});
