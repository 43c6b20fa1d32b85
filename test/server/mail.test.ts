import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Case } from '@redress/cases';
import { mailWords } from '../../packages/server/src/notices/mail/mail-words.ts';
import { mailbox } from './mailbox.ts';
import { complaint, json, signedIn, submit, testServer } from './servers.ts';

type Server = Awaited<ReturnType<typeof testServer>>;
type Mailbox = Awaited<ReturnType<typeof mailbox>>;

const supervisor = { id: 'sue', name: 'Sue', roles: ['supervisor'] } as const;
const trackerUrl = 'https://shop.example/track.html';
let post: Mailbox;
let server: Server;
let now = Date.now();
before(async () => {
  post = await mailbox((recipient) => {
    if (recipient.startsWith('nobody')) return 550;
    if (recipient.startsWith('busy')) return 450;
    return recipient.startsWith('later') && now < patience ? 450 : undefined;
  });
  server = await testServer({
    now: () => now,
    mail: {
      smtp: post.url,
      from: { name: 'Acme', address: 'complaints@acme.example' },
      replyTo: { address: 'complaints@in.acme.example' },
      trackerUrl,
      language: 'en',
    },
  });
});
/** Until then some are to be tried again later. */
const patience = Date.now() + 3_600_000;
after(async () => {
  await server.stop();
  await post.close();
});

interface Submitted {
  readonly number: string;
  readonly receipt: string;
}
let keys = 0;
async function complain(customer: object): Promise<Submitted> {
  const response = await submit(server.url, { ...complaint, customer }, `mail-test-${(keys += 1)}`);
  assert.equal(response.status, 201, 'taken');
  return (await response.json()) as Submitted;
}
const arrivedFor = (address: string) => post.arrived.filter(({ recipients }) => recipients.includes(address));
const untilFor = (address: string, count: number) => post.until(() => arrivedFor(address).length >= count);
async function act(number: string, ...commands: readonly object[]): Promise<Omit<Case, 'receiptHash'>> {
  let detail = await server.desk.case(number, supervisor);
  for (const command of commands) detail = await server.desk.command(number, command, detail.case.version, supervisor);
  return detail.case;
}
/** What the server says of its mails. */
async function told(): Promise<{ readonly waiting: number }> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return { waiting: Number(/redress_deliveries_waiting\{kind="mail"\} (\d+)/.exec(text)?.[1]) };
}
const idsIn = (text: string | undefined): string[] => text?.match(/<[^>]+>/g) ?? [];

describe('a customer', () => {
  it('gets number, deadline and a link to the tracker, with nothing from elsewhere', async () => {
    const { number, receipt } = await complain({ name: 'Ann', email: 'ann@example.com' });
    await untilFor('ann@example.com', 1);
    const [arrived] = arrivedFor('ann@example.com');
    assert.ok(arrived);
    const { mail, sender } = arrived;
    assert.equal(mail.subject, `Your complaint ${number}`);
    assert.deepEqual(mail.from, { name: 'Acme', address: 'complaints@acme.example' });
    assert.match(mail.text ?? '', new RegExp(`${number}[\\s\\S]+Decision: by .+20\\d\\d[\\s\\S]+${receipt}`));
    assert.ok(mail.text?.includes(`${trackerUrl}#receipt=${receipt}`));
    assert.ok(mail.html?.includes(`href="${trackerUrl}#receipt=${receipt}"`));
    assert.doesNotMatch(mail.html ?? '', /src=|url\(|<script|<link|<img/i);
    assert.equal(mail.headers.find(({ key }) => key === 'auto-submitted')?.value, 'auto-generated');
    const [reply] = mail.replyTo ?? [];
    assert.match(reply?.address ?? '', /^complaints\+r-\d{4}-\d{6}\.[a-z2-7]{26}@in\.acme\.example$/);
    assert.equal(sender, reply?.address, 'what cannot be delivered comes back to the case');
    assert.doesNotMatch(mail.subject ?? '', /kettle/, 'a subject is read by others');
  });

  it('is told each public step in one conversation, several events of a change in one mail', async () => {
    const { number, receipt } = await complain({ name: 'Bo', email: 'bo@example.com' });
    await act(
      number,
      { type: 'investigate' },
      { type: 'send-message', message: { text: 'We are on it.\n<b>soon</b>' } },
    );
    await act(number, { type: 'ask', of: 'customer', question: 'Which kettle?' }, { type: 'resume' });
    const proposal = {
      outcome: 'upheld',
      plan: 'A new kettle.',
      remedy: { type: 'refund', amount: 30, currency: 'EUR' },
    };
    await act(number, { type: 'propose', proposal }, { type: 'offer' }, { type: 'accept' }, { type: 'follow-up' });
    await act(number, { type: 'code-cause', cause: 'product.quality' }, { type: 'close' });
    await untilFor('bo@example.com', 7);
    const mails = arrivedFor('bo@example.com').map(({ mail }) => mail);
    const said = mails.map(({ html }) => /<h1[^>]*>\s*([^<]+?)\s*<\/h1>/.exec(html ?? '')?.[1]);
    assert.deepEqual(said, [
      'We have received your complaint',
      'Sue has written to you',
      'We have a question for you',
      'Our proposal',
      'You accepted our proposal',
      'What was agreed is done',
      'Your complaint is closed',
    ]);
    // What asks for an answer to the survey gives nothing away but that.
    const token = await server.desk.surveyLinks.token(await server.desk.caseIdOf(receipt), number);
    for (const { text = '' } of mails.slice(5)) {
      assert.ok(text.includes(`${trackerUrl}#survey=${token}`));
      assert.ok(!text.includes(receipt));
    }
    assert.match(mails[1]?.html ?? '', /We are on it\.<br>&lt;b&gt;soon&lt;\/b&gt;/);
    assert.match(mails[3]?.text ?? '', /You were right to complain\.[\s\S]+A new kettle\.[\s\S]+Refund · €30\.00/);
    assert.equal(new Set(mails.map(({ subject }) => subject)).size, 1);
    assert.equal(new Set(mails.map(({ references }) => references)).size, 1);
    assert.equal(new Set(mails.map(({ messageId }) => messageId)).size, 7);
    assert.equal(new Set(mails.map(({ replyTo }) => JSON.stringify(replyTo))).size, 1);
    for (const { inReplyTo, references } of mails) assert.deepEqual(idsIn(references), idsIn(inReplyTo));
  });

  it('is written to in their language, also from right to left', async () => {
    const languages = { 'zh-CN': '您的投诉', 'de-AT': 'Ihre Beschwerde', ar: 'شكواك', 'pt-BR': 'Your complaint' };
    for (const [language, subject] of Object.entries(languages)) {
      const email = `${language.toLowerCase()}@example.com`;
      await complain({ email, language });
      await untilFor(email, 1);
      const mail = arrivedFor(email)[0]?.mail;
      assert.ok(mail);
      assert.ok(mail.subject?.startsWith(subject), `${language}: ${mail.subject}`);
      assert.match(mail.html ?? '', language === 'ar' ? /<html lang="ar" dir="rtl">/ : /dir="ltr"/);
    }
  });

  it('is not written to without an address, or who prefers another way, or took the complaint back', async () => {
    await complain({ name: 'No address' });
    await complain({ email: 'phone@example.com', preferredContact: 'phone' });
    await complain({ email: 'none@example.com', preferredContact: 'none' });
    const { receipt } = await complain({ email: 'back@example.com' });
    await untilFor('back@example.com', 1);
    await fetch(`${server.url}/api/track/withdraw`, {
      method: 'POST',
      headers: { ...json, authorization: `Receipt ${receipt}` },
      body: '{}',
    });
    await complain({ email: 'last@example.com' });
    await untilFor('last@example.com', 1);
    assert.equal(arrivedFor('back@example.com').length, 1);
    assert.deepEqual([...arrivedFor('phone@example.com'), ...arrivedFor('none@example.com')], []);
  });

  it('is not written to any more once their data was erased', async () => {
    await complain({ name: 'Gone', email: 'busy@example.com' });
    await post.until(() => post.refused.includes('busy@example.com'));
    await server.desk.privacy.eraseCustomer(
      'busy@example.com',
      { id: 'root', name: 'Root', roles: ['admin'] },
      { force: true },
    );
    const tries = post.refused.length;
    for (;;) {
      now += 60_000;
      server.notices.wake();
      const { waiting } = await told();
      if (!waiting) break;
      await sleep(20);
    }
    assert.equal(post.refused.length, tries);
    assert.deepEqual(arrivedFor('busy@example.com'), []);
  });

  it('cannot put a header into a mail', async () => {
    const name = 'Eve\r\nBcc: victim@example.com\r\n\r\nHello';
    await complain({ name, email: 'eve@example.com', language: 'en' });
    await untilFor('eve@example.com', 1);
    const arrived = arrivedFor('eve@example.com')[0];
    assert.ok(arrived);
    assert.deepEqual(arrived.recipients, ['eve@example.com']);
    assert.equal(
      arrived.mail.headers.some(({ key }) => key === 'bcc'),
      false,
    );
    assert.deepEqual(arrivedFor('victim@example.com'), []);
  });

  it('whom the mail server does not know is noted in the case; one who is busy is tried again', async () => {
    const { number } = await complain({ name: 'No', email: 'nobody@example.com' });
    const { number: late } = await complain({ name: 'Late', email: 'later@example.com' });
    for (;;) {
      const { case: it } = await server.desk.case(number, supervisor);
      if (it.notes.length) {
        assert.match(it.notes[0]?.text ?? '', /could not be delivered: smtp-550/);
        break;
      }
      await sleep(20);
    }
    assert.deepEqual(arrivedFor('later@example.com'), []);
    for (now = patience + 60_000; !arrivedFor('later@example.com').length; now += 60_000) {
      server.notices.wake();
      await sleep(20);
    }
    assert.match(arrivedFor('later@example.com')[0]?.mail.subject ?? '', new RegExp(late));
  });
});

describe('staff', () => {
  it('are told what asks for them', async () => {
    await signedIn(server, { email: 'hal@acme.example', name: 'Hal', roles: ['handler'] });
    await signedIn(server, { email: 'boss@acme.example', name: 'Boss', roles: ['supervisor'] });
    const hal = (await server.auth.contacts()).find(({ email }) => email === 'hal@acme.example');
    assert.ok(hal);
    const { number, receipt } = await complain({ name: 'Cy', email: 'cy@example.com' });
    await act(number, { type: 'assign', department: 'care', handler: hal.id });
    await untilFor('hal@acme.example', 1);
    const [mine] = arrivedFor('hal@acme.example');
    assert.ok(mine);
    assert.equal(mine.mail.subject, `A case is yours now: ${number}`);
    assert.match(mine.mail.text ?? '', /Sue gave you this case\.[\s\S]+The kettle leaks/);
    assert.equal(mine.mail.replyTo, undefined);
    const headers = { ...json, authorization: `Receipt ${receipt}` };
    const body = JSON.stringify({ message: { text: 'Any news?' } });
    await fetch(`${server.url}/api/track/messages`, { method: 'POST', headers, body });
    await untilFor('hal@acme.example', 2);
    assert.match(arrivedFor('hal@acme.example')[1]?.mail.text ?? '', /Any news\?/);
    assert.deepEqual(arrivedFor('boss@acme.example'), []);
  });

  it('are told in their own language, which a new password does not change', async () => {
    const jun = { email: 'jun@acme.example', name: 'Jun', roles: ['handler'] } as const;
    await signedIn(server, { ...jun, roles: [...jun.roles], language: 'zh-Hant' });
    await signedIn(server, { ...jun, roles: [...jun.roles] });
    const { id = '' } = (await server.auth.contacts()).find(({ email }) => email === jun.email) ?? {};
    const { number } = await complain({ name: 'Di', email: 'di@example.com' });
    await act(number, { type: 'assign', department: 'care', handler: id });
    await untilFor(jun.email, 1);
    const words = await mailWords('zh-Hant');
    const [mine] = arrivedFor(jun.email);
    assert.ok(mine?.mail.subject?.includes(words.text('staff.assigned.title')), mine?.mail.subject);
    assert.match(mine?.mail.html ?? '', /lang="zh-Hant"/);
  });
});
