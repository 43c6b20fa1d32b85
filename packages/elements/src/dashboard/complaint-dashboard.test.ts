import { expect, oneEvent } from '@open-wc/testing';
import type { PageDesk } from '@redress/client/page';
import {
  all,
  as,
  button,
  eventually,
  fill,
  frame,
  press,
  showsText,
  staffDesk,
  submitted,
  text,
} from '../../test/staff.ts';
import '../define/complaint-dashboard.ts';
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
  });

  it('follows the cases', async () => {
    const element = dashboard(desk);
    await showsText(element, 'Website leads with 2');
    await submitted(desk);
    await showsText(element, 'Website leads with 3 (75%) of 4.');
  });

  for (const [lang, sentence] of [
    ['zh-Hans', '数据看板'],
    ['ar', 'لوحة المؤشرات'],
  ] as const) {
    it(`speaks ${lang}`, async () => {
      const element = dashboard(desk, lang);
      await showsText(element, sentence);
      await eventually(() => all(element, 'complaint-dashboard-chart').length === 5);
      await expect(element).to.be.accessible();
    });
  }
});
