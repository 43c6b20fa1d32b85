import { expect, oneEvent } from '@open-wc/testing';
import type { PageDesk } from '@redress/client/page';
import {
  all,
  as,
  button,
  eventually,
  fill,
  focused,
  frame,
  press,
  showsText,
  staffDesk,
  submitted,
  text,
} from '../../test/staff.ts';
import '../define/complaint-dashboard.ts';
import '../define/complaint-inbox.ts';
import type { ComplaintFiguresChosenEvent } from '../events/complaint-figures-chosen.ts';
import type { ComplaintDashboard } from './complaint-dashboard.ts';

function dashboard(desk: PageDesk, lang = 'en'): ComplaintDashboard {
  const element = document.createElement('complaint-dashboard');
  element.client = desk;
  frame(lang).append(element);
  return element;
}

/** The table behind a chart, as text. */
const tableOf = (element: ComplaintDashboard, heading: string): string =>
  text(all(element, 'section').find((it) => it.textContent.includes(heading)) as Element);

const drawn = (element: ComplaintDashboard): HTMLCanvasElement[] =>
  all<HTMLCanvasElement>(element, 'canvas').filter((canvas) => {
    const pixels = canvas.width && canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
    return pixels && pixels.some((channel) => channel > 0);
  });

describe('<complaint-dashboard>', function () {
  // Many steps, and browsers slow the timers of a page that is not in front.
  this.timeout(40_000);

  let desk: PageDesk;
  before(async () => {
    desk = await staffDesk();
    const numbers = [
      await submitted(desk),
      await submitted(desk),
      await submitted(desk, { category: 'delivery', subcategory: undefined, channel: 'phone' }),
    ];
    for (const number of numbers) {
      await as(desk, 'hana', number, { type: 'investigate' }, { type: 'code-cause', cause: 'product.quality' });
    }
  });

  it('draws its charts, each with a sentence and a table', async () => {
    const element = dashboard(desk);
    await showsText(element, 'Website leads with 2 (66.7%) of 3.');
    expect(text(element)).to.include('1 cause makes up 80% of the coded cases.');
    expect(tableOf(element, 'By channel')).to.include('Website 2').and.to.include('Phone 1');
    expect(tableOf(element, 'Causes')).to.include('Product › Quality 3 100%');
    expect(tableOf(element, 'By handler')).to.include('Hana 3');
    for (const chart of all(element, 'complaint-dashboard-chart')) {
      await eventually(
        () => drawn(element).some((canvas) => all(chart, 'canvas').includes(canvas)),
        'a chart is drawn',
      );
    }
    await expect(element).to.be.accessible();
  });

  it('narrows by its filters, and says when nothing is left', async () => {
    const element = dashboard(desk);
    await showsText(element, 'Product leads with 2');
    fill(element, 'Channel', 'phone');
    await showsText(element, 'Delivery leads with 1 (100%) of 1.');
    fill(element, 'Department', 'quality');
    await showsText(element, 'No complaints in this period.');
    await expect(element).to.be.accessible();
    await press(element, 'Clear filters');
    await showsText(element, 'Product leads with 2');
    fill(element, 'Period', 'last-month');
    await showsText(element, 'No complaints in this period.');
  });

  it('tells the page which cases are behind a value', async () => {
    const element = dashboard(desk);
    await showsText(element, 'Website leads with 2');
    const chart = all(element, 'section').find((it) => it.textContent.includes('By channel'));
    button(chart as Element, 'Figures as a table').click();
    const chosen = oneEvent(element, 'complaint-figures-chosen') as Promise<ComplaintFiguresChosenEvent>;
    await press(chart as Element, 'Phone');
    const event = await chosen;
    expect(event.filters).to.deep.equal({ channel: ['phone'] });
    expect(event.from).to.match(/^\d{4}-\d\d-\d\d$/);
    expect(event.query).to.include({ queue: 'all', channel: 'phone' });
    const inbox = document.createElement('complaint-inbox');
    Object.assign(inbox, { client: desk, view: event.query });
    frame().append(inbox);
    await showsText(inbox, '1 case');
  });

  it('tells it of a day, of an hour of the week and of a handler', async () => {
    const element = dashboard(desk);
    await showsText(element, 'Website leads with 2');
    const next = () => oneEvent(element, 'complaint-figures-chosen') as Promise<ComplaintFiguresChosenEvent>;
    const today = new Date().toISOString().slice(0, 10);
    const trend = all(element, 'section').find((it) => it.getAttribute('aria-label') === 'Received and resolved');
    let chosen = next();
    all<HTMLButtonElement>(trend as Element, 'tbody button')
      .at(-1)
      ?.click();
    expect((await chosen).from).to.equal(today);
    chosen = next();
    all<HTMLButtonElement>(element, '.heat button[tabindex="0"]')[0]?.click();
    const { weekday, hour, query } = await chosen;
    expect(weekday).to.be.within(1, 7);
    expect(hour).to.be.within(0, 23);
    expect(query).to.include({ weekday, hour });
    chosen = next();
    button(element, 'Hana').click();
    expect((await chosen).filters).to.deep.equal({ handler: ['hana'] });
  });

  it('is used by keyboard: the hours of the week are one stop, with arrows inside', async () => {
    const element = dashboard(desk);
    await showsText(element, 'Website leads with 2');
    expect(all(element, '.heat [tabindex="0"]')).to.have.lengthOf(1);
    const cell = all(element, '.heat [tabindex="0"]')[0] as HTMLElement;
    cell.focus();
    cell.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    const now = focused() as HTMLElement;
    expect(now).to.not.equal(cell);
    expect(now.dataset['hour']).to.equal(cell.dataset['hour']);
    expect(all(element, '.heat [tabindex="0"]')).to.deep.equal([now]);
  });

  it('asks for everything in one request, in the days of the company', async () => {
    const asked: string[] = [];
    const counted = new Proxy(desk, {
      get: (target, name) => {
        const member = Reflect.get(target, name) as unknown;
        if (typeof member !== 'function') return member;
        return (...parameters: unknown[]) => {
          if (name === 'metrics' || name === 'dashboard') asked.push(name);
          return Reflect.apply(member, target, parameters) as unknown;
        };
      },
    });
    const element = dashboard(counted);
    await showsText(element, 'Website leads with 2');
    await eventually(() => all(element, 'complaint-kpi').every((card) => /\d|–/.test(text(card))));
    expect(asked).to.deep.equal(['dashboard']);
  });

  it('says in words how a figure is computed', async () => {
    const element = dashboard(desk);
    await showsText(element, 'Website leads with 2');
    const card = all(element, 'complaint-kpi')[0] as Element;
    button(card, 'How it is computed').click();
    await showsText(card, 'cases received in the period');
    await press(element, 'How the figures are computed');
    expect(text(element)).to.include('sum over (same customer, same issue) of (number of cases - 1)');
    await expect(element).to.be.accessible();
  });

  it('follows the cases', async () => {
    const element = dashboard(desk);
    await showsText(element, 'Website leads with 2');
    await submitted(desk);
    await showsText(element, 'Website leads with 3 (75%) of 4.');
  });

  for (const [lang, sentence] of [
    ['en', 'Dashboard'],
    ['zh-Hans', '数据看板'],
    ['ar', 'لوحة المؤشرات'],
  ] as const) {
    for (const theme of ['light', 'dark'] as const) {
      it(`speaks ${lang}, ${theme}`, async () => {
        const element = dashboard(desk, lang);
        element.theme = theme;
        await showsText(element, sentence);
        await eventually(() => all(element, 'complaint-dashboard-chart').length === 6);
        await eventually(() => drawn(element).length === all(element, 'canvas').length, 'all charts are drawn');
        await expect(element).to.be.accessible();
      });
    }
  }
});
