import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CaseDetail } from '@redress/desk';
import { postgresMissing, startPostgres, type TestPostgres } from '../../scripts/postgres.ts';
import { mailbox } from './mailbox.ts';
import { complaint, ended, policy, run, serving, submit, temporary, testServer } from './servers.ts';

const supervisor = { id: 'sue', name: 'Sue', roles: ['supervisor'] } as const;
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

interface Mail {
  readonly id: string;
  readonly from?: string;
  readonly to?: string;
  readonly subject?: string;
  readonly headers?: readonly string[];
  readonly body?: string;
}
/** A message as a mail server pipes it. */
const message = ({ id, from = 'Ann <ann@example.com>', to = 'complaints@in.acme.example', ...rest }: Mail): string =>
  [
    `Message-ID: <${id}@example.com>`,
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${rest.subject ?? 'Re: The kettle leaks'}`,
    'Date: Sun, 22 Nov 2026 09:00:00 +0000',
    'MIME-Version: 1.0',
    ...(rest.headers ?? ['Content-Type: text/plain; charset=utf-8']),
    '',
    rest.body ?? 'The kettle is not tight, and I have waited for weeks.',
    '',
  ].join('\r\n');

const multipart = (...parts: readonly string[]): Pick<Mail, 'headers' | 'body'> => ({
  headers: ['Content-Type: multipart/mixed; boundary=b'],
  body: [...parts.map((part) => `--b\r\n${part}`), '--b--'].join('\r\n'),
});
const textPart = (text: string) => `Content-Type: text/plain; charset=utf-8\r\n\r\n${text}`;
const filePart = (name: string, type: string, base64: string) =>
  [
    `Content-Type: ${type}; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    base64,
  ].join('\r\n');

const { dir, remove } = temporary();
const data = join(dir, 'data');
before(async () => {
  const file = join(dir, 'policy.json');
  writeFileSync(file, JSON.stringify(policy));
  const { child } = await serving(['--data', data, '--policy', file]);
  await ended(child);
});
after(remove);

interface Answer {
  readonly outcome: string;
  readonly number?: string;
  readonly why?: string;
  readonly code?: string;
  readonly refused?: readonly { readonly name: string; readonly code: string }[];
}
async function intake(input: string, ...more: readonly string[]): Promise<Answer & { status: number | null }> {
  const { status, out, err } = await run(['intake', '--data', data, '--json', ...more], input);
  assert.ok(out, err);
  return { ...(JSON.parse(out) as Answer), status };
}

describe('redress intake', () => {
  it('makes a complaint of a mail, once, with its files; what is not taken is noted', async () => {
    const mail = message({
      id: 'first',
      subject: '=?utf-8?B?V2Fzc2Vya29jaGVyIHVuZGljaHQ=?=',
      ...multipart(
        textPart('Der Wasserkocher ist undicht und ich habe keine Antwort von Ihnen.'),
        filePart('foto.png', 'image/png', png),
        filePart('virus.exe', 'image/png', Buffer.from('MZ-a program').toString('base64')),
      ),
    });
    const taken = await intake(mail);
    assert.equal(taken.status, 0);
    assert.equal(taken.outcome, 'created');
    assert.deepEqual(taken.refused, [{ name: 'virus.exe', code: 'file-type-refused' }]);
    const again = await intake(mail);
    assert.deepEqual([again.outcome, again.number], ['created', taken.number]);
    const server = await testServer({ dataDir: data });
    const { case: it } = await server.desk.case(taken.number ?? '', supervisor);
    assert.deepEqual(
      [it.complaint.channel, it.complaint.title, it.complaint.customer],
      ['email', 'Wasserkocher undicht', { name: 'Ann', email: 'ann@example.com', language: 'de' }],
    );
    assert.deepEqual(
      it.complaint.attachments?.map(({ name, type }) => [name, type]),
      [['foto.png', 'image/png']],
    );
    assert.equal(it.notes.length, 1);
    assert.match(it.notes[0]?.text ?? '', /virus\.exe \(type not allowed\)/);
    await server.close();
  });

  it('says what it cannot take, and asks for another try where that may help', async () => {
    assert.deepEqual([(await intake('')).status, (await intake('nonsense')).status], [65, 65]);
    const nobody = await intake('Subject: from nobody\r\n\r\nHello\r\n');
    assert.deepEqual([nobody.status, nobody.code], [65, 'mail-without-sender']);
    const huge = await intake(`Subject: huge\r\nFrom: a@example.com\r\n\r\n${'a'.repeat(41 * 1024 * 1024)}`);
    assert.deepEqual([huge.status, huge.code], [65, 'mail-too-large']);
    const empty = join(dir, 'no-policy-yet');
    const { status, out } = await run(['intake', '--data', empty, '--json'], message({ id: 'too-early' }));
    assert.equal(status, 75);
    assert.equal((JSON.parse(out) as Answer).code, 'no-policy');
    assert.equal((await run(['intake', '--data', data, '--recipient', 'a b'], message({ id: 'x' }))).status, 2);
  });

  it('leaves our own mails alone, and those that nobody wrote', async () => {
    const own = message({ id: 'own', from: 'complaints@acme.example' });
    assert.equal((await intake(own, '--mail-from', 'Acme <complaints@acme.example>')).why, 'own');
    const away = await intake(message({ id: 'away', headers: ['Auto-Submitted: auto-replied'] }));
    assert.deepEqual([away.status, away.outcome, away.why], [0, 'ignored', 'auto-reply']);
  });
});

describe('redress intake --database', { skip: postgresMissing() }, () => {
  let postgres: TestPostgres;
  before(() => {
    postgres = startPostgres();
  });
  after(() => {
    postgres.stop();
  });

  it('takes a mail with its file into PostgreSQL, once, beside the server that has it open', async () => {
    const { url: database } = await postgres.database();
    const at = join(dir, 'beside-postgres');
    const file = join(dir, 'policy.json');
    const { child, url } = await serving(['--data', at, '--database', database, '--policy', file]);
    const mail = message({
      id: 'into-postgres',
      subject: 'Der Wasserkocher ist undicht',
      ...multipart(
        textPart('Seit dem ersten Tag tropft der Wasserkocher auf den Tisch.'),
        filePart('foto.png', 'image/png', png),
      ),
    });
    const piped = ['intake', '--data', at, '--database', database, '--json'];
    const first = await run(piped, `From mta@example.com Sun Nov 22 09:00:00 2026\n${mail}`);
    assert.equal(first.status, 0, first.err);
    const taken = JSON.parse(first.out) as Answer;
    assert.deepEqual([taken.outcome, taken.refused], ['created', []]);
    assert.equal((JSON.parse((await run(piped, mail)).out) as Answer).number, taken.number);
    assert.equal((await fetch(`${url}/readyz`)).status, 200);
    await ended(child);
    const server = await testServer({ dataDir: at, databaseUrl: database });
    const { case: it } = await server.desk.case(taken.number ?? '', supervisor);
    assert.deepEqual([it.complaint.channel, it.complaint.title], ['email', 'Der Wasserkocher ist undicht']);
    const [photo] = it.complaint.attachments ?? [];
    assert.deepEqual([photo?.name, photo?.type], ['foto.png', 'image/png']);
    assert.ok(photo);
    const { bytes } = await server.desk.download(photo.id, { number: it.number, staff: supervisor });
    assert.equal(Buffer.from(bytes).toString('latin1', 1, 4), 'PNG');
    assert.equal((await server.desk.cases({}, supervisor)).total, 1);
    await server.close();
  });
});

describe('a mail to the desk while a server runs', () => {
  it('is left for it, and taken in', async () => {
    const { child, url } = await serving(['--data', data]);
    const { status, outcome } = await intake(message({ id: 'spooled', subject: 'Left at the door' }));
    assert.deepEqual([status, outcome], [0, 'spooled']);
    const folder = join(data, 'intake');
    while (readdirSync(folder).some((name) => name.endsWith('.eml'))) await sleep(50);
    writeFileSync(join(folder, 'broken.eml'), 'nonsense');
    while (!existsSync(join(folder, 'refused', 'broken.eml.json'))) await sleep(50);
    assert.equal((await fetch(`${url}/readyz`)).status, 200);
    await ended(child);
    const server = await testServer({ dataDir: data });
    const { rows } = await server.desk.cases({ search: 'door' }, supervisor);
    assert.equal(rows.length, 1);
    await server.close();
  });
});

describe('an answer by mail', () => {
  let post: Awaited<ReturnType<typeof mailbox>>;
  let server: Awaited<ReturnType<typeof testServer>>;
  let spool: string;
  const folder = temporary();
  before(async () => {
    post = await mailbox();
    server = await testServer({
      dataDir: folder.dir,
      mail: {
        smtp: post.url,
        from: { address: 'complaints@acme.example' },
        replyTo: { address: 'complaints@in.acme.example' },
        language: 'en',
      },
      intake: { own: [{ address: 'complaints@acme.example' }], language: 'en' },
    });
    spool = join(folder.dir, 'intake');
  });
  after(async () => {
    await server.stop();
    await post.close();
    folder.remove();
  });

  let letters = 0;
  let left = 0;
  /** Leaves mails at the door and waits until all are taken in. */
  async function deliver(...mails: readonly string[]): Promise<void> {
    mkdirSync(spool, { recursive: true });
    for (const mail of mails) {
      const name = join(spool, `${(left += 1)}`);
      writeFileSync(name, mail);
      renameSync(name, `${name}.eml`);
    }
    server.notices.wake();
    while (readdirSync(spool).some((name) => name.endsWith('.eml'))) await sleep(20);
  }
  /** A case whose customer got our first mail: where answers to it go, and what they refer to. */
  async function opened(): Promise<{
    number: string;
    to: string;
    references: string;
    detail: () => Promise<CaseDetail>;
  }> {
    const address = `customer-${(letters += 1)}@example.com`;
    const body = { ...complaint, customer: { email: address } };
    const { number } = (await (await submit(server.url, body, `intake-test-${letters}`)).json()) as { number: string };
    const arrived = () => post.arrived.find(({ recipients }) => recipients.includes(address));
    await post.until(() => arrived() !== undefined);
    const { mail } = arrived() ?? {};
    const detail = () => server.desk.case(number, supervisor);
    return { number, to: mail?.replyTo?.[0]?.address ?? '', references: mail?.messageId ?? '', detail };
  }

  it('lands in its case by the address it goes to, without what it quotes, once', async () => {
    const { to, detail } = await opened();
    const body = [
      'It is the blue one.',
      '',
      'On Sun, Nov 22, 2026 at 10:00 AM Acme <complaints@acme.example> wrote:',
      '> ## Please write above this line ##',
      '> Dear customer,',
    ].join('\r\n');
    const reply = message({ id: 'reply-1', to, body });
    await deliver(reply, reply);
    const { messages } = (await detail()).case;
    assert.deepEqual(
      messages.map(({ from, text }) => [from, text]),
      [['customer', 'It is the blue one.']],
    );
    assert.equal(messages[0]?.attachments.length, 1, 'the whole mail beside it');
  });

  it('lands in its case by what it refers to, and ends a wait', async () => {
    const { number, references, detail } = await opened();
    const waits = [{ type: 'investigate' }, { type: 'ask', of: 'customer', question: 'Which one?' }];
    for (const command of waits) {
      await server.desk.command(number, command, (await detail()).case.version, supervisor);
    }
    await deliver(message({ id: 'reply-2', headers: [`References: <other@x> ${references}`], body: 'The blue one.' }));
    const { case: it } = await detail();
    assert.equal(it.state, 'investigating');
    assert.equal(it.messages.at(-1)?.text, 'The blue one.');
  });

  it('is ours as well: what we write of a complaint that came by mail answers that mail', async () => {
    const from = 'threaded@example.com';
    await deliver(message({ id: 'begins', subject: 'Threaded', from, body: 'My kettle leaks.' }));
    const ours = () => post.arrived.filter(({ recipients }) => recipients.includes(from)).map(({ mail }) => mail);
    await post.until(() => ours().length === 1);
    const [row] = (await server.desk.cases({ search: 'Threaded' }, supervisor)).rows;
    const number = row?.number ?? '';
    const { version } = (await server.desk.case(number, supervisor)).case;
    const told = { type: 'send-message', message: { text: 'We look into it.' } };
    await server.desk.command(number, told, version, supervisor);
    await post.until(() => ours().length === 2);
    for (const { inReplyTo, references = '' } of ours()) {
      assert.equal(inReplyTo, '<begins@example.com>');
      assert.match(references, /^<begins@example\.com>\s+<\S+@in\.acme\.example>$/);
    }
    // No header of ours is written by others.
    const forged = message({ id: 'odd>\r\n X-Forged: yes\r\n <x', from: 'odd@example.com', body: 'Odd.' });
    await deliver(forged);
    await post.until(() => post.arrived.some(({ recipients }) => recipients.includes('odd@example.com')));
    const odd = post.arrived.find(({ recipients }) => recipients.includes('odd@example.com'))?.mail;
    assert.match(odd?.references ?? '', /^<\S+@in\.acme\.example>$/);
  });

  it('with a token that was made up, or a number alone, makes a case of its own that says so', async () => {
    const { number, to, detail } = await opened();
    const forged = to.replace(/\.[a-z2-7]{26}@/, `.${'a'.repeat(26)}@`);
    await deliver(message({ id: 'forged', to: forged, subject: `About ${number}`, from: 'Eve <eve@example.com>' }));
    assert.deepEqual((await detail()).case.messages, []);
    const { rows } = await server.desk.cases({ search: number }, supervisor);
    const other = rows.find((row) => row.number !== number);
    assert.ok(other);
    const { case: it } = await server.desk.case(other.number, supervisor);
    assert.match(it.notes[0]?.text ?? '', new RegExp(`names ${number}`));
  });

  it('after the end is noted, and nothing is opened again', async () => {
    const { number, to, detail } = await opened();
    const before = (await detail()).case.version;
    await server.desk.command(number, { type: 'merge', into: (await opened()).number }, before, supervisor);
    await deliver(message({ id: 'thanks', to, body: 'Thank you all the same.' }));
    const { case: it } = await detail();
    assert.equal(it.state, 'merged');
    assert.match(it.notes.at(-1)?.text ?? '', /after the case had ended:\s+Thank you all the same\./);
  });

  it('of a mail server that could not deliver ours is noted; of an absence nothing is kept', async () => {
    const { to, detail } = await opened();
    const version = (await detail()).case.version;
    await deliver(message({ id: 'away', to, headers: ['Auto-Submitted: auto-replied'], body: 'I am away.' }));
    assert.equal((await detail()).case.version, version);
    const report = [
      '--b',
      'Content-Type: text/plain',
      '',
      'Sorry.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example.com',
      '',
      'Final-Recipient: rfc822; ann@example.com',
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 no such user',
      '--b--',
    ].join('\r\n');
    const headers = ['Return-Path: <>', 'Content-Type: multipart/report; report-type=delivery-status; boundary=b'];
    await deliver(message({ id: 'bounce', from: 'MAILER-DAEMON@mx.example.com', to, headers, body: report }));
    const { notes, messages } = (await detail()).case;
    assert.deepEqual(messages, []);
    assert.match(notes.at(-1)?.text ?? '', /could not be delivered: 5\.1\.1 smtp; 550 no such user/);
    assert.deepEqual(
      post.arrived.filter(({ recipients }) => recipients.some((each) => each.includes('mx.example.com'))),
      [],
      'nothing is answered',
    );
  });

  it('is read whatever it is written in, and bad ones are laid aside', async () => {
    const folded = `X-Long: ${'a'.repeat(600_000)}`;
    const parts = (length: number) =>
      Array.from({ length }, (_, index) => filePart(`f${index}.txt`, 'text/plain', 'aGVsbG8='));
    await deliver(
      message({
        id: 'latin',
        subject: 'Latin',
        headers: ['Content-Type: text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding: quoted-printable'],
        body: 'Gr=FC=DFe',
      }),
      message({ id: 'unheard', subject: 'Unheard', headers: ['Content-Type: text/plain; charset=x-unheard-of'] }),
      message({
        id: 'html',
        subject: 'Html',
        headers: ['Content-Type: text/html'],
        body: '<p>One</p><p>Two &amp; more',
      }),
      message({
        id: 'cut-off',
        subject: 'Cut off',
        ...multipart(textPart('Half')),
        body: '--b\r\nContent-Type: text/plain',
      }),
      message({ id: 'parts', subject: 'Parts', ...multipart(textPart('Many'), ...parts(2_000)) }),
      message({ id: 'too-many', subject: 'Too many', ...multipart(...parts(10_000)) }),
      message({ id: 'huge-header', subject: 'Huge', headers: [folded] }),
    );
    const named = async (title: string): Promise<CaseDetail['case']> => {
      const { rows } = await server.desk.cases({ search: title }, supervisor);
      const row = rows.find((each) => each.title === title);
      assert.ok(row, title);
      return (await server.desk.case(row.number, supervisor)).case;
    };
    assert.equal((await named('Latin')).complaint.description.trim(), 'Grüße');
    assert.equal((await named('Html')).complaint.description, 'One\nTwo & more');
    assert.ok(await named('Unheard'));
    assert.ok(await named('Cut off'));
    const many = await named('Parts');
    assert.equal(many.complaint.attachments?.length, 3);
    assert.match(many.notes[0]?.text ?? '', /too many files.*\+1947/s);
    assert.equal(readdirSync(join(spool, 'refused')).filter((name) => name.endsWith('.json')).length, 2);
  });
});
