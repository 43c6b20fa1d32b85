import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MailError } from './mail-error.ts';
import { readMail } from './read-mail.ts';

const bytes = (...lines: readonly string[]): Uint8Array => Buffer.from(lines.join('\r\n'));
const from = 'From: Ann <ann@example.com>';

describe('a mail that nobody wrote', () => {
  const machines: readonly (readonly [string | undefined, string])[] = [
    ['auto-reply', 'Auto-Submitted: auto-replied'],
    ['auto-reply', 'Auto-Submitted: auto-generated (rejected)'],
    ['auto-reply', 'X-Autoreply: yes'],
    ['bulk', 'Precedence: bulk'],
    ['list', 'List-Id: <news.example.com>'],
    ['list', 'List-Unsubscribe: <mailto:off@example.com>'],
    ['bounce', 'Content-Type: multipart/report; boundary=b'],
    ['bounce', 'Return-Path: <>'],
    [undefined, 'Auto-Submitted: no'],
    [undefined, 'Return-Path: <ann@example.com>'],
    [undefined, 'Precedence: first-class'],
  ];
  for (const [why, header] of machines) {
    it(`${why ?? 'is none'}: ${header}`, async () => {
      assert.equal((await readMail(bytes(from, header, '', 'Hello'))).automatic, why);
    });
  }
  it('may have no sender at all', async () => {
    const mail = await readMail(bytes('Return-Path: <>', 'Subject: Undelivered', '', 'Sorry'));
    assert.deepEqual(mail.from, { name: '', address: '' });
  });
});

describe('a report of what could not be delivered', () => {
  const report = (...fields: readonly string[]) =>
    bytes(
      'From: MAILER-DAEMON@mx.example',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example',
      '',
      ...fields,
      '--b--',
    );
  it('tells the status and what the other server said', async () => {
    const { undelivered, files } = await readMail(
      report('Action: failed', 'Status: 5.1.1', 'Diagnostic-Code: smtp; 550 no such user'),
    );
    assert.equal(undelivered, '5.1.1 smtp; 550 no such user');
    assert.deepEqual(files, []);
  });
  it('tells nothing of a mail that is only late', async () => {
    assert.equal((await readMail(report('Action: delayed', 'Status: 4.4.1'))).undelivered, undefined);
  });
});

describe('a mail that cannot be read', () => {
  const refused = async (message: Uint8Array): Promise<string> => {
    const error: unknown = await readMail(message).catch((reason: unknown) => reason);
    assert.ok(error instanceof MailError);
    return error.code;
  };
  it('says why', async () => {
    assert.equal(await refused(bytes('')), 'mail-malformed');
    assert.equal(await refused(bytes('Subject: x', '', 'y')), 'mail-without-sender');
    assert.equal(await refused(new Uint8Array(40 * 1024 * 1024 + 1)), 'mail-too-large');
    assert.equal(await refused(bytes(from, `X: ${'a'.repeat(600_000)}`, '', 'y')), 'mail-malformed');
    const nested = Array.from({ length: 60 }, (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}`);
    assert.equal(await refused(bytes(from, ...nested)), 'mail-malformed');
  });
});
