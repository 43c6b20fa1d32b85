import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Command } from '@redress/cases';
import { MemoryStore } from './memory/memory-store.ts';
import { ada, ann, sam, testDesk } from './testing/index.ts';
import { DeskError } from './desk-error.ts';
import type { Staff } from './answers.ts';

const hash = (content: string | Uint8Array): Promise<string> =>
  Promise.resolve(createHash('sha256').update(content).digest('hex'));

const complaint = { channel: 'web', category: 'service', title: 'No answer', description: 'Three calls, no answer.' };
const key = 'a-key-of-mine';
const day = 86_400_000;

const refusal =
  (code: string, params: Record<string, unknown> = {}) =>
  (error: unknown) => {
    assert.ok(error instanceof DeskError, String(error));
    assert.equal(error.code, code);
    for (const [name, value] of Object.entries(params)) assert.deepEqual(error.params[name], value);
    return true;
  };

const proposal = {
  outcome: 'upheld',
  plan: 'We refund the fee.',
  remedy: { type: 'refund', amount: 250, currency: 'EUR' },
} as const;

/** Gives commands one after another, each on the version before. */
async function work(
  desk: Awaited<ReturnType<typeof testDesk>>['desk'],
  number: string,
  steps: readonly [Staff, Command][],
) {
  for (const [staff, command] of steps) {
    const { version } = (await desk.case(number, sam)).case;
    await desk.command(number, command, version, staff);
  }
}

describe('Desk: a complaint from form to close', () => {
  it('goes the whole way, and the figures follow', async () => {
    const { desk, pass } = await testDesk(hash);
    const { number, receipt, case: first } = await desk.submit(complaint, { key });
    assert.match(number, /^R-2026-\d{6}$/);
    assert.equal(first.state, 'assigned');
    assert.deepEqual(first.due, { clock: 'respond', at: '2026-03-04T09:00:00.000Z' });

    await work(desk, number, [
      [ann, { type: 'investigate' }],
      [ann, { type: 'propose', proposal: { ...proposal, tasks: [{ title: 'Pay' }] } }],
    ]);
    const proposed = await desk.case(number, ann);
    assert.ok(!proposed.allowed.includes('offer'));
    assert.deepEqual(proposed.blocked, [{ command: 'offer', refused: { code: 'approval-required' } }]);
    await work(desk, number, [[sam, { type: 'approve' }]]);
    const offered = await desk.track(receipt);
    assert.equal(offered.offer?.plan, 'We refund the fee.');
    assert.deepEqual(
      offered.actions.filter((action) => action === 'accept' || action === 'dispute'),
      ['accept', 'dispute'],
    );

    pass(day);
    await desk.act(receipt, { type: 'accept' });
    await work(desk, number, [
      [ann, { type: 'complete-task', task: 't1' }],
      [ann, { type: 'follow-up' }],
      [ann, { type: 'code-cause', cause: 'service.response' }],
      [ann, { type: 'close' }],
    ]);
    const closed = await desk.act(receipt, { type: 'answer-survey', survey: { overall: 5, attitude: 4 } });
    assert.equal(closed.state, 'closed');
    const { rows } = await desk.metrics({ kpis: ['received', 'resolved', 'on-time-rate'] });
    assert.deepEqual(rows, [{ received: 1, resolved: 1, 'on-time-rate': 1 }]);
  });

  it('lets nobody approve what they proposed', async () => {
    const { desk } = await testDesk(hash);
    const { number } = await desk.submit(complaint, { key });
    await work(desk, number, [
      [sam, { type: 'investigate' }],
      [sam, { type: 'propose', proposal }],
    ]);
    const { version } = (await desk.case(number, sam)).case;
    await assert.rejects(
      desk.command(number, { type: 'approve' }, version, sam),
      refusal('refused', { reason: 'own-proposal' }),
    );
  });

  it('stops a pausable clock while it waits, and starts it again at the answer', async () => {
    const { desk, pass } = await testDesk(hash);
    const { number, receipt } = await desk.submit(complaint, { key });
    await work(desk, number, [
      [ann, { type: 'investigate' }],
      [ann, { type: 'ask', of: 'customer', question: 'Which branch?' }],
    ]);
    pass(3 * day);
    const view = await desk.act(receipt, { type: 'send-message', message: { text: 'The one at the station.' } });
    assert.equal(view.state, 'investigating');
    const resolve = view.clocks.find(({ kind }) => kind === 'resolve');
    assert.equal(resolve?.dueAt, '2026-03-15T09:00:00.000Z');
  });
});

describe('Desk: submitting', () => {
  it('gives the same answer to the same key, and one case', async () => {
    const { desk } = await testDesk(hash);
    const answers = await Promise.all([1, 2, 3].map(() => desk.submit(complaint, { key })));
    assert.equal(new Set(answers.map(({ number, receipt }) => number + receipt)).size, 1);
    assert.equal((await desk.cases({}, sam)).total, 1);
    await assert.rejects(desk.submit({ ...complaint, title: 'Another' }, { key }), refusal('key-reused'));
  });

  it('points to every fault of a complaint', async () => {
    const { desk } = await testDesk(hash);
    const bad = { channel: 'pigeon', category: 'nothing', title: '', customer: { email: 'x' } };
    await assert.rejects(desk.submit(bad, { key }), (error: unknown) => {
      assert.ok(error instanceof DeskError);
      assert.equal(error.code, 'invalid-complaint');
      assert.deepEqual(error.issues.map(({ path }) => path).sort(), [
        '/channel',
        '/customer/email',
        '/description',
        '/title',
      ]);
      return true;
    });
    await assert.rejects(desk.submit({ ...complaint, category: 'nothing' }, { key }), (error: unknown) => {
      assert.ok(error instanceof DeskError);
      assert.deepEqual(error.issues, [{ code: 'unknown-category', path: '/category', params: { id: 'nothing' } }]);
      return true;
    });
  });

  it('takes no tier from a customer, and takes it from staff', async () => {
    const { desk } = await testDesk(hash);
    const gold = { ...complaint, customer: { name: 'Eve', tier: 'gold' } };
    const own = await desk.submit(gold, { key });
    assert.equal(own.case.complaint.customer?.tier, undefined);
    const byPhone = await desk.submit({ ...gold, channel: 'phone' }, { key: 'another-key', staff: ann });
    assert.equal(byPhone.case.complaint.customer?.tier, 'gold');
  });

  it('counts how often a customer has complained of the same', async () => {
    const { desk } = await testDesk(hash);
    const customer = { email: 'Ann@Example.com' };
    await desk.submit({ ...complaint, customer }, { key: 'the-first-key' });
    const { number } = await desk.submit({ ...complaint, customer }, { key: 'the-second-key' });
    const detail = await desk.case(number, sam);
    assert.equal(detail.case.repeatCount, 1);
    assert.equal(detail.related.length, 1);
  });
});

describe('Desk: files', () => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
  it('keeps a photo with its case, for its customer alone', async () => {
    const { desk } = await testDesk(hash);
    const attachment = await desk.upload({ name: '../../\u202Egnp.exe', bytes: png });
    assert.equal(attachment.type, 'image/png');
    assert.equal(attachment.name, 'gnp.exe.png');
    const mine = await desk.submit({ ...complaint, attachments: [attachment] }, { key });
    const other = await desk.submit(complaint, { key: 'another-key' });
    const { bytes } = await desk.download(attachment.id, { receipt: mine.receipt });
    assert.deepEqual(bytes, png);
    await assert.rejects(desk.download(attachment.id, { receipt: other.receipt }), refusal('unknown-upload'));
    await assert.rejects(
      desk.submit({ ...complaint, attachments: [attachment] }, { key: 'a-third-key' }),
      refusal('unknown-upload'),
    );
  });

  it('refuses what is not what it may be', async () => {
    const { desk } = await testDesk(hash);
    const bytesOf = (text: string) => new TextEncoder().encode(text);
    await assert.rejects(
      desk.upload({ name: 'a.jpg', bytes: bytesOf('MZ\u0090program') }),
      refusal('file-type-refused'),
    );
    await assert.rejects(
      desk.upload({ name: 'a.png', bytes: bytesOf('<svg onload="x">') }),
      refusal('file-type-refused'),
    );
    await assert.rejects(desk.upload({ name: 'a.png', bytes: new Uint8Array() }), refusal('file-empty'));
    await assert.rejects(
      desk.upload({ name: 'a.png', bytes: new Uint8Array(11 * 1024 * 1024) }),
      refusal('file-too-large'),
    );
  });
});

describe('Desk: who sees what', () => {
  it('hides cases of another department from a handler', async () => {
    const { desk } = await testDesk(hash);
    const { number } = await desk.submit({ ...complaint, category: 'product' }, { key });
    await assert.rejects(desk.case(number, ann), refusal('unknown-case'));
    assert.equal((await desk.cases({ department: 'quality' }, ann)).total, 0);
    assert.equal((await desk.cases({ department: 'quality' }, sam)).total, 1);
    assert.equal((await desk.cases({ queue: 'department' }, { ...sam, department: 'quality' })).total, 1);
    assert.equal((await desk.cases({ queue: 'department' }, { ...sam, department: 'care' })).total, 0);
    await assert.rejects(desk.cases({}, ada), refusal('forbidden'));
  });

  it('shows the customer no notes, and nobody the hash of the receipt', async () => {
    const { desk } = await testDesk(hash);
    const { number, receipt } = await desk.submit(complaint, { key });
    await work(desk, number, [[ann, { type: 'add-note', note: 'Sounds angry.' }]]);
    assert.doesNotMatch(JSON.stringify(await desk.track(receipt)), /angry/);
    const receiptHash = await hash(receipt);
    assert.ok(!JSON.stringify(await desk.case(number, ann)).includes(receiptHash));
  });

  it('knows no receipt but the right one, however it is typed', async () => {
    const { desk } = await testDesk(hash);
    const { receipt, number } = await desk.submit(complaint, { key });
    const typed = receipt.toLowerCase().replaceAll(/.{4}/g, '$& - ');
    assert.equal((await desk.track(typed)).number, number);
    await assert.rejects(desk.track('A'.repeat(28)), refusal('unknown-receipt'));
    await assert.rejects(desk.track('hello'), refusal('unknown-receipt'));
  });

  it('keeps both histories of a merge, until the merged case is its own again', async () => {
    const { desk } = await testDesk(hash);
    const { number: kept } = await desk.submit(complaint, { key });
    const { number: merged } = await desk.submit({ ...complaint, title: 'Still no answer' }, { key: 'another-key' });
    await work(desk, merged, [
      [ann, { type: 'add-note', note: 'Called again.' }],
      [sam, { type: 'merge', into: kept }],
    ]);
    const survivor = await desk.case(kept, ann);
    assert.deepEqual(survivor.case.absorbed, [merged]);
    assert.equal(survivor.events.at(-1)?.type, 'case-absorbed');
    const [absorbed] = survivor.absorbed;
    assert.equal(absorbed?.complaint.title, 'Still no answer');
    assert.deepEqual(
      absorbed.events.slice(-2).map(({ type }) => type),
      ['note-added', 'merged'],
    );
    await assert.rejects(work(desk, kept, [[sam, { type: 'merge', into: merged }]]), refusal('invalid-command'));
    await work(desk, merged, [[sam, { type: 'reopen', reason: 'Not the same.' }]]);
    assert.deepEqual((await desk.case(kept, ann)).absorbed, []);
  });

  it('takes the word of staff that a case is a repeat', async () => {
    const { desk } = await testDesk(hash);
    const { number: first } = await desk.submit(complaint, { key });
    const { number } = await desk.submit(complaint, { key: 'another-key' });
    await work(desk, number, [[ann, { type: 'link', to: first, as: 'repeat' }]]);
    const { case: it } = await desk.case(number, ann);
    assert.deepEqual([it.links, it.repeatCount], [[{ to: first, as: 'repeat' }], 1]);
    await assert.rejects(
      work(desk, number, [[ann, { type: 'link', to: 'R-1999-000001', as: 'related' }]]),
      refusal('invalid-command'),
    );
    await assert.rejects(
      work(desk, number, [[ann, { type: 'link', to: number, as: 'related' }]]),
      refusal('refused', { reason: 'link-to-itself' }),
    );
  });

  it('refuses a command on a version that has passed', async () => {
    const { desk } = await testDesk(hash);
    const { number } = await desk.submit(complaint, { key });
    await desk.command(number, { type: 'add-note', note: 'first' }, 4, ann);
    await assert.rejects(
      desk.command(number, { type: 'add-note', note: 'second' }, 4, ann),
      refusal('version-conflict', { version: 5 }),
    );
  });
});

describe('Desk: time', () => {
  it('records each missed deadline once, and lets an unanswered offer stand', async () => {
    const { desk, pass } = await testDesk(hash);
    const { number, receipt } = await desk.submit(complaint, { key });
    pass(2 * day + 1);
    assert.equal(await desk.tick(), 1);
    assert.equal(await desk.tick(), 0);
    assert.equal((await desk.track(receipt)).clocks[0]?.breachedAt, '2026-03-04T09:00:00.000Z');
    await work(desk, number, [
      [ann, { type: 'investigate' }],
      [ann, { type: 'propose', proposal: { ...proposal, remedy: { type: 'apology' } } }],
      [ann, { type: 'offer' }],
    ]);
    pass(7 * day + 1);
    assert.equal(await desk.tick(), 1);
    assert.equal((await desk.track(receipt)).state, 'executing');
  });
});

describe('Desk: policies', () => {
  it('refuses a broken policy whole, and the old one stays', async () => {
    const { desk } = await testDesk(hash);
    await assert.rejects(
      desk.publishPolicy('{"format": "redress-policy/1"', { over: 1 }, ada),
      refusal('invalid-policy'),
    );
    await assert.rejects(desk.publishPolicy('{}', { over: 1 }, ada), (error: unknown) => {
      assert.ok(error instanceof DeskError && error.issues.length > 3);
      return true;
    });
    assert.equal((await desk.policy()).version, 1);
    await desk.submit(complaint, { key });
  });

  it('lets admins publish, one at a time', async () => {
    const { desk } = await testDesk(hash);
    const { text } = await desk.policy();
    await assert.rejects(desk.publishPolicy(text, { over: 1 }, sam), refusal('forbidden'));
    await desk.publishPolicy(text.replace('"care"', '"care"'), { over: 1, note: 'again' }, ada);
    await assert.rejects(desk.publishPolicy(text, { over: 1 }, ada), refusal('policy-conflict', { version: 2 }));
  });

  it('goes by the newest policy, also when one was published over its own before it got its answer', async () => {
    class SlowStore extends MemoryStore {
      beforeAnswer = () => Promise.resolve();

      override async publishPolicy(...given: Parameters<MemoryStore['publishPolicy']>): Promise<boolean> {
        const published = await super.publishPolicy(...given);
        await this.beforeAnswer();
        return published;
      }
    }
    const store = new SlowStore();
    const { desk, pass } = await testDesk(hash, { store });
    const { text, version } = await desk.policy();
    store.beforeAnswer = async () => {
      store.beforeAnswer = () => Promise.resolve();
      const [meta] = await store.policyVersions();
      assert.ok(
        meta &&
          (await store.publishPolicy(
            version + 1,
            meta,
            text.replace('"low"', '"minor"').replace('"severity":"low"', '"severity":"minor"'),
          )),
      );
      pass(2_000);
      await desk.submit(complaint, { key: 'by-the-newest' });
    };
    await desk.publishPolicy(text, { over: version }, ada);
    const { number } = await desk.submit(complaint, { key });
    assert.equal((await desk.case(number, sam)).case.severity, 'minor');
  });
});

describe('Desk: trying a policy out', () => {
  const changed = (text: string): string => text.replace('"severity":"low"', '"severity":"high"');

  it('says what a change would have done to past complaints', async () => {
    const { desk } = await testDesk(hash);
    await desk.submit(complaint, { key });
    await desk.submit({ ...complaint, category: 'product', fields: { injury: true } }, { key: 'another-key' });
    const { text } = await desk.policy();
    const report = await desk.backtest(changed(text));
    assert.equal(report.total, 2);
    assert.equal(report.changed, 1);
    assert.deepEqual(report.severity.map(({ from, to, count }) => [from, to, count]).sort(), [
      ['high', 'high', 1],
      ['low', 'high', 1],
    ]);
    await assert.rejects(desk.backtest('{}'), refusal('invalid-policy'));
  });

  it('tells faults from findings, and both before anything is published', async () => {
    const { desk } = await testDesk(hash);
    const { text } = await desk.policy();
    const never = text.replace(
      '"rules":[',
      '"rules":[{"name":"never","stage":"severity","conditions":{"all":[{"fact":"injury","operator":"equal","value":true},{"fact":"injury","operator":"equal","value":false}]},"event":{"type":"severity","params":{"severity":"high"}}},',
    );
    const { issues, findings } = await desk.checkPolicy(never);
    assert.deepEqual(issues, []);
    assert.ok(findings.some(({ code, rules }) => code === 'never-fires' && rules.includes('never')));
    assert.ok((await desk.checkPolicy('{"format":"x"}')).issues.length > 0);
    assert.equal((await desk.policy()).version, 1);
  });

  it('previews one decision', async () => {
    const { desk } = await testDesk(hash);
    const { text } = await desk.policy();
    assert.equal((await desk.previewDecision(changed(text), complaint)).severity, 'high');
    await assert.rejects(desk.previewDecision(text, { title: 'x' }), refusal('invalid-complaint'));
  });
});
