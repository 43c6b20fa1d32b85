import { expect } from '@open-wc/testing';
import { eventually } from '../../test/eventually.ts';
import { samplePolicy } from '@redress/desk/testing';
import type { Complaint, CustomerView } from '@redress/cases';
import { deleteDB } from 'idb';
import { ClientError } from '../client-error.ts';
import { newId } from '../new-id.ts';
import { createPageDesk, type PageDeskOptions } from './create-page-desk.ts';
import type { PageDesk } from './page-desk.ts';

const complaint: Complaint = {
  channel: 'web',
  category: 'product',
  title: 'The kettle leaks',
  description: 'Since the second day.',
  customer: { name: 'Kim', email: 'kim@example.com' },
};
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
const day = 86_400_000;

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'none';
  } catch (error) {
    expect(error).to.be.instanceOf(ClientError);
    return (error as ClientError).code;
  }
}

describe('the desk in the page', () => {
  let name: string;
  const open: PageDesk[] = [];
  const openDesk = async (options: PageDeskOptions = {}): Promise<PageDesk> => {
    const desk = await createPageDesk({ name, policy: samplePolicy, ...options });
    open.push(desk);
    return desk;
  };

  beforeEach(() => {
    name = newId();
  });
  afterEach(async () => {
    for (const desk of open.splice(0)) await desk.close();
    await deleteDB(`redress-desk:${name}`);
  });

  it('takes a complaint with a photo from form to closed case', async () => {
    const desk = await openDesk();
    expect((await desk.form()).categories.map(({ id }) => id)).to.deep.equal(['product', 'service']);
    const attachment = await desk.upload(new File([png], 'kettle.png'), { id: 'upload-0001' });
    expect(attachment).to.include({ type: 'image/png', size: png.length });
    const { number, receipt } = await desk.submit({ ...complaint, attachments: [attachment] }, { key: 'key-00001' });
    expect(number).to.match(/^R-\d{4}-000001$/);
    expect(new Uint8Array(await (await desk.download(attachment, receipt)).arrayBuffer())).to.deep.equal(png);

    await desk.signIn({ email: 'Ann' });
    const give = async (command: Parameters<PageDesk['command']>[1]): Promise<void> => {
      const { version } = (await desk.case(number)).case;
      await desk.command(number, command, version);
    };
    await give({ type: 'investigate' });
    await give({ type: 'code-cause', cause: 'product.quality' });
    await give({
      type: 'propose',
      proposal: { outcome: 'upheld', plan: 'A new kettle.', remedy: { type: 'replacement' }, cost: 150 },
    });
    expect((await desk.case(number)).allowed).not.to.include('approve');
    await desk.signIn({ email: 'Sam' });
    await give({ type: 'approve' });
    expect((await desk.track(receipt)).offer?.plan).to.equal('A new kettle.');
    await desk.act(receipt, { type: 'accept' });
    await give({ type: 'follow-up' });
    await give({ type: 'close' });
    const view = await desk.act(receipt, { type: 'answer-survey', survey: { overall: 5 } });
    expect(view.state).to.equal('closed');
    const { rows } = await desk.metrics({ kpis: ['received', 'csat'] });
    expect(rows).to.deep.equal([{ received: 1, csat: 1 }]);
  });

  it('keeps corrective actions and published months', async () => {
    const desk = await openDesk();
    await desk.signIn({ email: 'Sam' });
    const action = { title: 'New seals', owner: 'Kim', since: '2020-01-01', against: { category: ['product'] } };
    const made = await desk.saveCorrectiveAction(action);
    const frozen = await desk.publishReport('2021-01');
    expect(frozen.published?.version).to.equal(1);
    await desk.removeCorrectiveAction(made.id, made.version);
    expect(await desk.correctiveActions()).to.deep.equal([]);
    expect((await desk.report('2021-01')).actions.effects.length).to.equal(1);
    expect((await desk.report('2021-01', { live: true })).actions.effects.length).to.equal(0);
    expect((await desk.dashboard({ cards: ['received'] })).cards.rows).to.deep.equal([{ received: 0 }]);
  });

  it('keeps everything over a reload, and gives the same answer to the same key', async () => {
    const first = await openDesk();
    const submitted = await first.submit(complaint, { key: 'key-00001' });
    await first.close();
    const second = await openDesk();
    const again = await second.submit(complaint, { key: 'key-00001' });
    expect([again.number, again.receipt]).to.deep.equal([submitted.number, submitted.receipt]);
    expect((await second.cases({ queue: 'open' })).total).to.equal(1);
    expect((await second.track(submitted.receipt.toLowerCase().replaceAll('-', ' '))).number).to.equal(
      submitted.number,
    );
  });

  it('tells one tab what happened in another', async () => {
    const [here, there] = [await openDesk(), await openDesk()];
    const { number, receipt } = await here.submit(complaint, { key: 'key-00001' });
    const views: CustomerView[] = [];
    const changes: string[] = [];
    const stop = here.watch(receipt, { view: (view) => views.push(view) });
    const stopChanges = here.watchCases({ change: ({ types }) => changes.push(...types) });
    await eventually(() => views.length === 1);
    const { version } = (await there.case(number)).case;
    await there.command(number, { type: 'investigate' }, version);
    await eventually(() => views.at(-1)?.state === 'investigating');
    expect(changes).to.deep.equal(['investigation-started']);
    stop();
    stopChanges();
    const seen = views.length;
    await there.act(receipt, { type: 'withdraw' });
    expect((await here.track(receipt)).state).to.equal('withdrawn');
    expect(views.length).to.equal(seen);
  });

  it('lets time do its work', async () => {
    let now = Date.UTC(2026, 2, 2, 9);
    const desk = await openDesk({ now: () => now });
    const { receipt } = await desk.submit(complaint, { key: 'key-00001' });
    expect(await desk.tick()).to.equal(0);
    now += 3 * day;
    expect(await desk.tick()).to.equal(1);
    const breached = (await desk.track(receipt)).clocks.filter(({ breachedAt }) => breachedAt !== undefined);
    expect(breached.map(({ kind }) => kind)).to.deep.equal(['respond']);
    expect(await desk.tick()).to.equal(0);
  });

  it('says no with a code', async () => {
    const desk = await openDesk();
    expect(await codeOf(desk.track('nothing'))).to.equal('unknown-receipt');
    expect(await codeOf(desk.submit({ ...complaint, category: 'gone' }, { key: 'key-00001' }))).to.equal(
      'invalid-complaint',
    );
    expect(await codeOf(desk.upload(new File(['MZ\u0090'], 'photo.jpg')))).to.equal('file-type-refused');
    expect(await codeOf(desk.case('R-1'))).to.equal('unknown-case');
    expect(await codeOf(desk.publishPolicy('{}', { version: 1 }))).to.equal('invalid-policy');
    expect(await codeOf(desk.publishPolicy(JSON.stringify(samplePolicy), { version: 0 }))).to.equal('policy-conflict');
    const aborted = AbortSignal.abort();
    expect(await codeOf(desk.form({ signal: aborted }))).to.equal('aborted');
    await desk.signOut();
    expect(await codeOf(desk.cases({}))).to.equal('unauthenticated');
  });

  it('keeps what an admin published, until the site brings another policy', async () => {
    const first = await openDesk();
    await first.publishPolicy(JSON.stringify({ ...samplePolicy, name: 'Edited' }), { version: 1 }, 'try it');
    await first.close();
    const second = await openDesk();
    expect((await second.form()).policy).to.deep.equal({ name: 'Edited', version: 2 });
    await second.close();
    const third = await openDesk({ policy: { ...samplePolicy, name: 'New' } });
    expect((await third.form()).policy).to.deep.equal({ name: 'New', version: 3 });
    expect((await third.policyVersions()).map(({ version }) => version)).to.deep.equal([3, 2, 1]);
  });

  it('tries a policy on past complaints before it is published', async () => {
    const desk = await openDesk();
    const { number } = await desk.submit(complaint, { key: 'key-00001' });
    await desk.submit({ ...complaint, category: 'service' }, { key: 'key-00002' });
    const text = JSON.stringify({ ...samplePolicy, rules: [] });
    const done: number[] = [];
    const report = await desk.backtest(text, { onProgress: (count) => done.push(count) });
    expect([report.total, report.changed]).to.deep.equal([2, 1]);
    expect(done.at(-1)).to.equal(2);
    expect((await desk.previewDecision(text, complaint)).department).to.equal('care');
    expect((await desk.case(number)).case.department).to.equal('quality');
  });

  it('has a policy of its own that lets complaints in, in every language', async () => {
    const desk = await createPageDesk({ name });
    open.push(desk);
    const { categories } = await desk.form();
    for (const { label } of categories) expect(Object.values(label ?? {}).filter(Boolean)).to.have.length(8);
    expect((await desk.checkPolicy((await desk.policy()).text)).issues).to.deep.equal([]);
    const { case: view } = await desk.submit(complaint, { key: 'key-00001' });
    expect(view.due).not.to.equal(undefined);
  });

  it('refuses a broken policy whole', async () => {
    let issues: readonly { path: string }[] = [];
    try {
      await createPageDesk({ name, policy: { ...samplePolicy, defaults: { severity: 'none', department: 'care' } } });
    } catch (error) {
      ({ issues } = error as ClientError);
    }
    expect(issues.map(({ path }) => path)).to.include('/defaults/severity');
  });

  it('counts deadlines with the holidays that its policy names', async () => {
    const policy = {
      ...samplePolicy,
      calendars: {
        office: {
          timeZone: 'Europe/Berlin',
          week: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((each) => [each, ['09:00-17:00']])),
          holidays: ['DE'],
        },
      },
      defaults: {
        severity: 'low',
        department: 'care',
        deadlines: [{ clock: 'resolve', within: '1 business day', calendar: 'office' }],
      },
    };
    const desk = await openDesk({ policy, now: () => Date.UTC(2026, 3, 2, 9) });
    const { case: view } = await desk.submit(complaint, { key: 'key-00001' });
    expect(view.due?.at).to.match(/^2026-04-07T/);
  });
});
