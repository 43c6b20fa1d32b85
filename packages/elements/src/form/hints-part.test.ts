import { expect, fixture, html } from '@open-wc/testing';
import { HttpCustomerDesk } from '@redress/client/customer';
import { remember, remembered } from '@redress/client/outbox';
import { createPageDesk } from '@redress/client/page';
import type { FormInfo } from '@redress/desk';
import { network, problem, type Sent } from '../../../client/test/network.ts';
import { complaint, freshDesk, policy, unique } from '../../test/desk.ts';
import { eventually, fill, press, shows } from '../../test/person.ts';
import '../define/complaint-form.ts';
import type { ComplaintForm } from './complaint-form.ts';
import { isAbout } from './hints-part.ts';

const outage = { id: 'outage', text: { en: 'Deliveries from Hamburg are late.' }, categories: ['delivery'] };

async function open(client: object): Promise<ComplaintForm> {
  const form = await fixture<ComplaintForm>(
    html`<complaint-form .client=${client} draft-key=${unique('form')} tracker-href="/track.html"></complaint-form>`,
  );
  await eventually(() => form.renderRoot.querySelector('.hints'));
  return form;
}

const hints = (form: ComplaintForm): HTMLElement => form.renderRoot.querySelector('.hints') as HTMLElement;

describe('hints before a complaint', () => {
  it('tell of a problem that is known, politely, and let it be sent all the same', async () => {
    const form = await open(
      await createPageDesk({ name: unique('desk'), policy: { ...policy, knownProblems: [outage] } }),
    );
    expect(hints(form).getAttribute('role')).to.equal('status');
    await fill(form, 'What is it about?', 'product');
    expect(hints(form).textContent.trim()).to.equal('');
    await fill(form, 'What is it about?', 'delivery');
    expect(hints(form).textContent).to.contain('Deliveries from Hamburg are late.');
    await expect(form).to.be.accessible();
    await fill(form, 'In a few words', 'Late');
    await fill(form, 'What happened?', 'It is late.');
    await fill(form, 'How many parcels?', '1');
    await fill(form, 'Name', 'Ada');
    await fill(form, 'I agree', true);
    await press(form, 'Send complaint');
    await eventually(() => shows(form, 'We have your complaint'));
  });

  it('are about a product where one is named', () => {
    const battery = { id: 'battery', text: { en: 'It gets hot.' }, products: ['Kettle 3'] };
    expect(isAbout(battery, { product: 'ｋｅｔｔｌｅ 3, black' })).to.equal(true);
    expect(isAbout(battery, { product: 'Kettle' })).to.equal(false);
    expect(isAbout(battery, {})).to.equal(false);
    expect(isAbout(outage, { subcategory: 'delivery' })).to.equal(true);
  });

  it('tell of an open complaint that the person wanted remembered, and forget it once it has ended', async () => {
    const desk = await freshDesk();
    const api = `https://${unique('desk')}.example/api`;
    const client = { api, form: () => desk.form(), track: (receipt: string) => desk.track(receipt) };
    const sent = await desk.submit(complaint, { key: unique('key') });
    await remember(api, sent);

    const form = await open(client);
    await fill(form, 'What is it about?', 'product');
    await eventually(() => hints(form).textContent.includes(`The kettle leaks (${sent.number})`));
    expect(hints(form).querySelector('a')?.href).to.contain(`/track.html#receipt=${sent.receipt}`);
    await fill(form, 'What is it about?', 'delivery');
    expect(hints(form).textContent.trim()).to.equal('');

    await desk.act(sent.receipt, { type: 'withdraw' });
    const later = await open(client);
    await fill(later, 'What is it about?', 'product');
    await eventually(async () => !(await remembered(api)).length);
    expect(hints(later).textContent.trim()).to.equal('');
  });
});

describe('what robots fill in', () => {
  it('is neither seen nor heard, and is told to the desk, which asks for more work', async () => {
    const info = (await (await freshDesk()).form()) as FormInfo;
    const refuse = (sent: Sent) =>
      sent.path === '/form' ? ({ kind: 'answer', json: info } as const) : problem(503, 'server-error');
    const { fetch, sent } = network(refuse);
    const form = await open(new HttpCustomerDesk({ api: `https://${unique('desk')}.example/api`, fetch }));
    const trap = form.renderRoot.querySelector<HTMLInputElement>('[name=homepage]');
    expect(trap?.closest('[aria-hidden=true]')?.getBoundingClientRect().width).to.equal(1);
    expect(trap?.tabIndex).to.equal(-1);
    if (trap) trap.value = 'https://casino.example';
    await fill(form, 'What is it about?', 'product');
    await fill(form, 'In a few words', 'Win');
    await fill(form, 'What happened?', 'Win!');
    await fill(form, 'Name', 'Bob');
    await fill(form, 'I agree', true);
    await press(form, 'Send complaint');
    await eventually(() => sent.some(({ path, headers }) => path === '/complaints' && headers.get('trap') === '1'));
  });
});
