import { expect, fixture, html } from '@open-wc/testing';
import { all, as, eventually, frame, press, showsText, staffDesk, submitted, text } from '../../test/staff.ts';
import '../define/complaint-kpi.ts';
import type { ComplaintKpi } from './complaint-kpi.ts';

const value = (element: ComplaintKpi): string => all(element, '.value')[0]?.textContent.trim() ?? '';

describe('<complaint-kpi>', function () {
  // Many steps, and browsers slow the timers of a page that is not in front.
  this.timeout(40_000);

  it('shows a figure, what it was before, and changes with the cases', async () => {
    const desk = await staffDesk();
    await submitted(desk);
    const element = await fixture<ComplaintKpi>(html`<complaint-kpi .client=${desk} kpi="received"></complaint-kpi>`);
    await eventually(() => value(element) === '1');
    expect(text(element))
      .to.include('Received')
      .and.to.include('Last 30 days')
      .and.to.include('up 1 on the period before');
    await expect(element).to.be.accessible();
    await submitted(desk);
    await eventually(() => value(element) === '2');
  });

  it('says why it has no value, and whether a target is met', async () => {
    const desk = await staffDesk();
    const number = await submitted(desk);
    const element = await fixture<ComplaintKpi>(
      html`<complaint-kpi .client=${desk} kpi="csat" target="0.9"></complaint-kpi>`,
    );
    await showsText(element, 'No answers in this period.');
    await expect(element).to.be.accessible();
    element.kpi = 'overdue-open';
    element.target = 0;
    await eventually(() => value(element) === '0');
    expect(text(element)).to.include('Target 0: met');
    element.kpi = 'received';
    element.target = 5;
    await eventually(() => text(element).includes('Target 5') && value(element) === '1');
    element.kpi = 'on-time-rate';
    element.target = 0.95;
    await as(desk, 'hana', number, { type: 'investigate' });
    await eventually(() => value(element) === '0%');
    expect(text(element)).to.include('Target 95%: missed');
    await expect(element).to.be.accessible();
  });

  it('says so when there is no such figure, and takes a period of days', async () => {
    const desk = await staffDesk();
    await submitted(desk);
    const element = await fixture<ComplaintKpi>(html`<complaint-kpi .client=${desk} kpi="happiness"></complaint-kpi>`);
    await showsText(element, 'There is no figure called “happiness”.');
    element.kpi = 'received';
    element.from = '2020-01-01';
    element.to = '2020-02-01';
    await eventually(() => value(element) === '0');
    expect(text(element)).to.include('Jan 31, 2020');
  });

  it('asks to sign in', async () => {
    const desk = await staffDesk();
    await desk.signOut();
    const element = await fixture<ComplaintKpi>(html`<complaint-kpi .client=${desk}></complaint-kpi>`);
    await showsText(element, 'This part is for staff.');
    await expect(element).to.be.accessible();
  });

  it('puts what many cards ask into one request', async () => {
    const desk = await staffDesk();
    const asked: (readonly string[])[] = [];
    const counted = new Proxy(desk, {
      get: (target, name) => {
        const member = Reflect.get(target, name) as unknown;
        if (name === 'metrics') {
          return (query: Parameters<typeof desk.metrics>[0]) => {
            asked.push(query.kpis);
            return target.metrics(query);
          };
        }
        return typeof member === 'function' ? (member.bind(target) as unknown) : member;
      },
    });
    const cards = ['received', 'open', 'resolved'].map((kpi) => {
      const card = document.createElement('complaint-kpi');
      Object.assign(card, { client: counted, kpi });
      return card;
    });
    frame().append(...cards);
    await eventually(() => cards.every((card) => value(card) !== ''));
    expect(asked).to.have.lengthOf(2);
    expect(asked[0]).to.deep.equal(['received', 'open', 'resolved']);
  });

  it('speaks the language around it', async () => {
    const desk = await staffDesk();
    const element = document.createElement('complaint-kpi');
    element.client = desk;
    frame('ar').append(element);
    await showsText(element, 'المستلمة');
    await expect(element).to.be.accessible();
  });

  it('lets a desk that cannot be reached be asked again', async () => {
    let tries = 0;
    const desk = await staffDesk();
    const flaky = new Proxy(desk, {
      get: (target, name) => {
        if (name === 'session' && tries++ === 0)
          return () => Promise.reject(Object.assign(new Error('offline'), { code: 'offline', params: {} }));
        const member = Reflect.get(target, name) as unknown;
        return typeof member === 'function' ? (member.bind(target) as unknown) : member;
      },
    });
    const element = await fixture<ComplaintKpi>(html`<complaint-kpi .client=${flaky}></complaint-kpi>`);
    await showsText(element, 'There is no connection at the moment.');
    await press(element, 'Try again');
    await eventually(() => value(element) === '0');
  });
});
