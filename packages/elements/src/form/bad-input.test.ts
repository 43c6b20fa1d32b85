import { expect, fixture, html } from '@open-wc/testing';
import { HttpCustomerDesk } from '@redress/client/customer';
import { openDraft } from '@redress/client/drafts';
import type { PageDesk } from '@redress/client/page';
import { html as page, network, problem, type Fate } from '../../../client/test/network.ts';
import { freshDesk, unique } from '../../test/desk.ts';
import { control, eventually, fill, next, press, shows } from '../../test/person.ts';
import '../define/complaint-form.ts';
import type { ComplaintForm } from './complaint-form.ts';

async function open(client: object, key = unique('form')): Promise<ComplaintForm> {
  const form = await fixture<ComplaintForm>(html`<complaint-form .client=${client} draft-key=${key}></complaint-form>`);
  await eventually(() => shows(form, 'Up to 2 files'));
  return form;
}

async function fillIn(form: ComplaintForm): Promise<void> {
  await fill(form, 'What is it about?', 'product');
  await fill(form, 'In a few words', 'The kettle leaks');
  await fill(form, 'What happened?', 'From the bottom.');
  await fill(form, 'Name', 'Ada');
  await fill(form, 'I agree', true);
}

describe('what people put into a form', () => {
  let desk: PageDesk;
  before(async () => {
    desk = await freshDesk();
  });

  it('may be too long: it is told by how much, and not cut', async () => {
    const form = await open(desk);
    await fillIn(form);
    const text = 'x'.repeat(100_000);
    await fill(form, 'What happened?', text);
    await press(form, 'Send complaint');
    await eventually(() => shows(form, 'This is 80,000 characters too long.'));
    expect(control(form, 'What happened?').value).to.have.lengthOf(100_000);
  });

  it('may be one endless word: nothing gets wider than its place', async () => {
    const form = await open(desk);
    form.style.inlineSize = '18rem';
    for (const label of ['In a few words', 'What happened?', 'What would put it right?', 'Name'])
      await fill(form, label, 'x'.repeat(1_000));
    const place = form.getBoundingClientRect().width;
    for (const part of form.renderRoot.querySelectorAll('.field, .field > *'))
      expect(part.getBoundingClientRect().width, part.outerHTML).to.be.at.most(place);
  });

  it('may be nothing that can be seen', async () => {
    const form = await open(desk);
    await fillIn(form);
    await fill(form, 'In a few words', '\u200b\u202e\u2066 \ufeff');
    await press(form, 'Send complaint');
    await eventually(() => shows(form, 'Please fill this in.'));
  });

  it('is text, whatever it looks like', async () => {
    const form = await open(desk);
    await fillIn(form);
    const odd = '<img src=x onerror=alert(1)> \u202eشكوى\u202c 👩‍👩‍👧‍👦 </textarea><script>alert(1)</script> {{title}}';
    for (const label of ['In a few words', 'What happened?', 'Product', 'Order', 'What would put it right?', 'Name'])
      await fill(form, label, odd);
    setTimeout(() => void press(form, 'Send complaint'));
    const { receipt } = await next(form, 'complaint-submitted');
    const { complaint } = await desk.track(receipt);
    const { title, description, product, orderRef, desiredRemedy, customer } = complaint;
    expect([title, description, product, orderRef, desiredRemedy, customer?.name]).to.deep.equal(
      Array.from({ length: 6 }, () => odd),
    );
    expect(form.renderRoot.querySelector('img, script')).to.equal(null);
  });

  it('may have been chosen before the policy changed', async () => {
    const key = unique('form');
    const draft = await openDraft(key);
    draft.set({ category: 'gone', subcategory: 'gone.too', title: 'Still here', 'fields.dropped': 'x' });
    await draft.close();
    const form = await open(desk, key);
    await eventually(() => control(form, 'In a few words').value === 'Still here');
    await fill(form, 'What happened?', 'It was there before.');
    await fill(form, 'Name', 'Ada');
    await fill(form, 'I agree', true);
    await press(form, 'Send complaint');
    await eventually(() => shows(form, 'This choice is no longer offered. Please choose again.'));
    await fill(form, 'What is it about?', 'delivery');
    await fill(form, 'How many parcels?', '1');
    setTimeout(() => void press(form, 'Send complaint'));
    const { receipt } = await next(form, 'complaint-submitted');
    expect((await desk.track(receipt)).complaint).to.deep.include({ category: 'delivery', title: 'Still here' });
  });

  const fates: readonly (readonly [name: string, fate: Fate, said: string])[] = [
    ['a page of a hotel', page(), 'something else answered'],
    ['too many requests', problem(429, 'rate-limited', {}, { 'retry-after': '60' }), 'try again in 60 seconds'],
    ['a fault', problem(500, 'server-error'), 'Our service has a fault at the moment'],
    ['nothing', { kind: 'cut' }, 'There is no connection at the moment'],
  ];
  for (const [name, fate, said] of fates) {
    it(`may be answered by ${name}: it is said, and kept to be sent again`, async () => {
      const form = await open(await deskAnswering(fate));
      await fillIn(form);
      await press(form, 'Send complaint');
      await eventually(() => shows(form, 'Not sent yet'));
      expect(shows(form, said)).to.equal(true);
      expect(shows(form, 'is sent by itself as soon as possible')).to.equal(true);
    });
  }

  it('may be too large for whatever stands before the desk: it comes back whole', async () => {
    const form = await open(await deskAnswering({ kind: 'raw', status: 413, body: 'Request Entity Too Large' }));
    await fillIn(form);
    await press(form, 'Send complaint');
    await eventually(() => shows(form, 'This is too large to be sent.'));
    expect(control(form, 'What happened?').value).to.equal('From the bottom.');
  });

  async function deskAnswering(fate: Fate): Promise<HttpCustomerDesk> {
    const info = await desk.form();
    const { fetch } = network(({ path }) => (path === '/form' ? { kind: 'answer', json: info } : fate));
    return new HttpCustomerDesk({ api: `https://${unique('desk')}.example/api`, fetch });
  }
});
