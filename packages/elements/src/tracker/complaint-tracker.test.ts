import { expect, fixture, html } from '@open-wc/testing';
import type { Submitted } from '@redress/desk';
import { ClientError } from '@redress/client';
import type { PageDesk } from '@redress/client/page';
import { command, complaint, freshDesk, unique } from '../../test/desk.ts';
import { button, control, eventually, fill, next, press, shows } from '../../test/person.ts';
import '../define/complaint-tracker.ts';
import type { ComplaintTracker } from './complaint-tracker.ts';

const submit = (desk: PageDesk): Promise<Submitted> => desk.submit(complaint, { key: unique('key') });

async function open(desk: PageDesk, receipt: string): Promise<ComplaintTracker> {
  const element = await fixture<ComplaintTracker>(
    html`<complaint-tracker .client=${desk} receipt=${receipt}></complaint-tracker>`,
  );
  await eventually(() => element.renderRoot.querySelector('article'), 'the case is shown');
  return element;
}

const plan = 'A new kettle, tomorrow.';

describe('<complaint-tracker>', () => {
  let desk: PageDesk;
  let sent: Submitted;
  before(async () => {
    desk = await freshDesk();
  });
  beforeEach(async () => {
    sent = await submit(desk);
  });

  it('asks for the receipt, says when it is none, and takes a pasted link', async () => {
    const element = await fixture<ComplaintTracker>(html`<complaint-tracker .client=${desk}></complaint-tracker>`);
    await expect(element).to.be.accessible();
    await fill(element, 'Receipt', 'nonsense');
    await press(element, 'Show complaint');
    await eventually(() => shows(element, 'We find no complaint with this receipt.'));
    expect(element.shadowRoot?.activeElement).to.equal(control(element, 'Receipt'));
    await expect(element).to.be.accessible();
    await fill(element, 'Receipt', `https://shop.example/track#receipt=${sent.receipt}`);
    setTimeout(() => void press(element, 'Show complaint'));
    const { case: it } = await next(element, 'complaint-tracked');
    expect(it.number).to.equal(sent.number);
  });

  it('takes the receipt of the page’s address', async () => {
    history.replaceState(null, '', `#receipt=${sent.receipt}`);
    try {
      const element = await fixture<ComplaintTracker>(html`<complaint-tracker .client=${desk}></complaint-tracker>`);
      await eventually(() => shows(element, sent.number));
      await press(element, 'Look at another complaint');
      await eventually(() => element.renderRoot.querySelector('#receipt'));
      expect(location.hash).to.equal('');
    } finally {
      history.replaceState(null, '', location.pathname + location.search);
    }
  });

  it('breaks a word that is wider than a phone', async () => {
    const endless = { ...complaint, title: 'x'.repeat(190), description: 'y'.repeat(900) };
    const { receipt } = await desk.submit(endless, { key: unique('key') });
    const element = await open(desk, receipt);
    element.style.inlineSize = '18rem';
    for (const details of element.renderRoot.querySelectorAll('details')) details.open = true;
    const base = element.renderRoot.querySelector('article') as HTMLElement;
    expect(base.scrollWidth).to.be.at.most(base.clientWidth);
  });

  it('shows where the case stands, and how its deadline was counted', async () => {
    const element = await open(desk, sent.receipt);
    expect(shows(element, 'The kettle leaks')).to.equal(true);
    await eventually(() => shows(element, 'Customer care'));
    const [clock] = (await desk.track(sent.receipt)).clocks;
    const days = [...element.renderRoot.querySelectorAll('.deadlines tbody tr')];
    expect(days).to.have.lengthOf(clock?.proof.length ?? -1);
    expect(shows(element, '10 working days from')).to.equal(true);
    await expect(element).to.be.accessible();
  });

  it('follows what staff do, and sends messages both ways without losing what is typed', async () => {
    const element = await open(desk, sent.receipt);
    await fill(element, 'Write to us', 'Half a sen');
    await command(
      desk,
      sent.number,
      { type: 'investigate' },
      { type: 'ask', of: 'customer', question: 'Which model?' },
    );
    await eventually(() => shows(element, 'Which model?'));
    expect(control(element, 'Your answer').value).to.equal('Half a sen');
    await expect(element).to.be.accessible();
    await fill(element, 'Your answer', 'The red one.');
    await press(element, 'Send message');
    await eventually(() => shows(element, 'Being looked into'));
    const { messages } = await desk.track(sent.receipt);
    expect(messages.map(({ text, from }) => [text, from])).to.deep.equal([['The red one.', 'customer']]);
    expect(control(element, 'Write to us').value).to.equal('');
  });

  it('keeps a message that was not sent for the next visit', async () => {
    const first = await open(desk, sent.receipt);
    await fill(first, 'Write to us', 'To be continued');
    first.remove();
    const second = await open(desk, sent.receipt);
    await eventually(() => control(second, 'Write to us').value === 'To be continued');
  });

  it('sends a message once whose answer was lost, also on a later visit', async () => {
    let lost = 0;
    const act: PageDesk['act'] = async (receipt, action) => {
      const view = await desk.act(receipt, action);
      if (lost++ > 1) return view;
      throw new ClientError('offline', { retryable: true });
    };
    const client = new Proxy(desk, {
      get: (target, name) => {
        const value: unknown = name === 'act' ? act : Reflect.get(target, name);
        return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
      },
    });
    const first = await open(client, sent.receipt);
    await fill(first, 'Write to us', 'Please call me.');
    await press(first, 'Send message');
    await eventually(() => shows(first, 'There is no connection'));
    await press(first, 'Send message');
    await eventually(() => lost === 2);
    await eventually(() => shows(first, 'There is no connection'));
    first.remove();
    const second = await open(client, sent.receipt);
    await eventually(() => control(second, 'Write to us').value === 'Please call me.');
    await press(second, 'Send message');
    await eventually(() => control(second, 'Write to us').value === '');
    expect((await desk.track(sent.receipt)).messages).to.have.lengthOf(1);
  });

  it('lets the customer dispute an offer with a reason, and accept the next', async () => {
    const proposal = { outcome: 'upheld', plan, remedy: { type: 'refund', amount: 12.5, currency: 'EUR' } } as const;
    await command(desk, sent.number, { type: 'investigate' }, { type: 'propose', proposal }, { type: 'offer' });
    const element = await open(desk, sent.receipt);
    expect(shows(element, plan)).to.equal(true);
    expect(shows(element, '€12.50')).to.equal(true);
    await press(element, 'I do not agree');
    await press(element, 'Confirm');
    await eventually(() => shows(element, 'Please fill this in.'));
    await expect(element).to.be.accessible();
    await fill(element, 'Why do you not agree?', 'Too late.');
    await press(element, 'Confirm');
    await eventually(() => shows(element, 'Being reconsidered'));
    expect(shows(element, 'Too late.')).to.equal(true);
    await command(desk, sent.number, { type: 'investigate' }, { type: 'propose', proposal }, { type: 'offer' });
    await eventually(() => shows(element, 'Your answer is needed'));
    setTimeout(() => void press(element, 'I agree'));
    const { action } = await next(element, 'complaint-acted');
    expect(action).to.equal('accept');
    await eventually(() => shows(element, 'Being carried out'));
  });

  it('shows the survey once it is due, and can be opened again after it was closed', async () => {
    const proposal = { outcome: 'upheld', plan, remedy: { type: 'apology' } } as const;
    await command(
      desk,
      sent.number,
      ...([{ type: 'investigate' }, { type: 'propose', proposal }, { type: 'offer' }] as const),
    );
    await desk.act(sent.receipt, { type: 'accept' });
    await command(
      desk,
      sent.number,
      { type: 'follow-up' },
      { type: 'code-cause', cause: 'product.quality' },
      { type: 'close' },
    );
    const element = await open(desk, sent.receipt);
    await eventually(() => element.renderRoot.querySelector('complaint-survey')?.shadowRoot?.querySelector('form'));
    await expect(element).to.be.accessible();
    await press(element, 'Open it again');
    await fill(element, 'What is still wrong?', 'It leaks again.');
    await press(element, 'Confirm');
    await eventually(() => shows(element, 'With the department'));
    expect((await desk.track(sent.receipt)).cycle).to.equal(2);
  });

  it('shows the survey alone where the page was opened by its link', async () => {
    const proposal = { outcome: 'upheld', plan, remedy: { type: 'apology' } } as const;
    await command(desk, sent.number, { type: 'investigate' }, { type: 'propose', proposal }, { type: 'offer' });
    await desk.act(sent.receipt, { type: 'accept' });
    await command(desk, sent.number, { type: 'follow-up' });
    history.replaceState(null, '', `#survey=${await desk.surveyToken(sent.receipt)}`);
    try {
      const element = await fixture<ComplaintTracker>(html`<complaint-tracker .client=${desk}></complaint-tracker>`);
      await eventually(() => element.renderRoot.querySelector('complaint-survey')?.shadowRoot?.querySelector('form'));
      expect(shows(element, complaint.title)).to.equal(false);
      await expect(element).to.be.accessible();
      location.hash = `#receipt=${sent.receipt}`;
      await eventually(() => element.renderRoot.querySelector('article'));
    } finally {
      history.replaceState(null, '', location.pathname + location.search);
    }
  });

  it('withdraws with or without a reason', async () => {
    const element = await open(desk, sent.receipt);
    await press(element, 'Withdraw the complaint');
    expect(button(element, 'Withdraw the complaint').getAttribute('aria-expanded')).to.equal('true');
    await press(element, 'Confirm');
    await eventually(() => shows(element, 'Withdrawn by you'));
  });
});
