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
import '../define/complaint-report.ts';
import type { ComplaintFiguresChosenEvent } from '../events/complaint-figures-chosen.ts';
import type { ComplaintReport } from './complaint-report.ts';

const present = new Date().toISOString().slice(0, 7);

function report(desk: PageDesk, { lang = 'en', month = present, theme = 'light' } = {}): ComplaintReport {
  const element = document.createElement('complaint-report');
  element.client = desk;
  element.month = month;
  element.theme = theme;
  frame(lang).append(element);
  return element;
}

const drawn = (canvas: HTMLCanvasElement): boolean => {
  const pixels = canvas.width && canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
  return Boolean(pixels && pixels.some((channel) => channel > 0));
};
const allDrawn = (element: ComplaintReport): Promise<void> =>
  eventually(() => {
    const canvases = all<HTMLCanvasElement>(element, 'canvas');
    return canvases.length > 2 && canvases.every(drawn);
  }, 'every chart is drawn');

describe('<complaint-report>', function () {
  // Many steps, and browsers slow the timers of a page that is not in front.
  this.timeout(40_000);

  let desk: PageDesk;
  before(async () => {
    desk = await staffDesk();
    for (const complaint of [{}, {}, { category: 'delivery', subcategory: undefined, channel: 'phone' as const }]) {
      const number = await submitted(desk, complaint);
      await as(desk, 'hana', number, { type: 'investigate' }, { type: 'code-cause', cause: 'product.quality' });
    }
  });

  it('goes through the month as the meeting does', async () => {
    const element = report(desk);
    await showsText(element, 'Complaints report');
    const headings = all(element, 'section > h3').map((heading) => heading.textContent);
    expect(headings).to.deep.equal([
      'Volume',
      'Types and causes',
      'On time and handling time',
      'Satisfaction',
      'Solved the first time',
      'Follow-up calls',
      'Unresolved complaints',
      'Customers lost and at risk',
      'Corrective actions and next month’s plan',
      'How the figures are computed',
    ]);
    expect(text(element)).to.include('Live: the figures follow the cases').and.to.include('Product: Quality 3');
    expect(text(element)).to.not.match(/NaN|undefined|Infinity|\[object/);
    await allDrawn(element);
    await expect(element).to.be.accessible();
  });

  it('tells which cases are behind a row, and which case was chosen', async () => {
    const element = report(desk);
    await showsText(element, 'Complaints report');
    const chosen = oneEvent(element, 'complaint-figures-chosen') as Promise<ComplaintFiguresChosenEvent>;
    const causes = all(element, 'section').find(
      (it) => it.getAttribute('aria-label') === 'Types and causes',
    ) as Element;
    button(causes, 'Product: Quality').click();
    const event = await chosen;
    expect(event.filters).to.deep.equal({ cause: ['product.quality'] });
    expect(event.from).to.equal(`${present}-01`);
    const opened = oneEvent(element, 'complaint-case-chosen') as Promise<Event & { number: string }>;
    button(element, /^R-\d{4}-\d{6}$/).click();
    expect((await opened).number).to.match(/^R-/);
  });

  it('says why where there are no figures, and goes from month to month', async () => {
    const element = report(desk, { month: '2020-02' });
    await showsText(element, 'No cases in this period.');
    expect(text(element))
      .to.include('February 2020')
      .and.not.to.match(/NaN|undefined|Infinity/);
    await expect(element).to.be.accessible();
    await press(element, 'Month before');
    await showsText(element, 'January 2020');
    element.month = '2999-01';
    await showsText(element, 'This month has not begun yet.');
    element.month = 'soon';
    await showsText(element, '“soon” is not a month such as 2026-09.');
    fill(element, 'Month', present);
    await showsText(element, 'Product: Quality');
  });

  it('is published by managers, once the month is over', async () => {
    const element = report(desk, { month: '2020-03' });
    await press(element, 'Publish…');
    await press(element, 'Publish March 2020');
    await showsText(element, 'by Sam; definitions of version 1.');
    expect(all(element, 'button').map((it) => it.textContent.trim())).to.include('Publish again…');
    const handlers = report(await staffDesk('hana'), { month: '2020-03' });
    await showsText(handlers, 'March 2020');
    await showsText(handlers, 'Live: ');
    expect(all(handlers, 'button').map((it) => it.textContent.trim())).to.not.include('Publish…');
  });

  it('takes corrective actions, and shows what they did', async () => {
    const element = report(desk);
    await press(element, 'Record an action');
    await eventually(() => all(element, 'form').length === 1);
    await press(element, 'Save');
    await showsText(element, 'Please fill this in.');
    await expect(element).to.be.accessible();
    fill(element, 'What is done', 'Second courier');
    fill(element, 'Responsible', 'Hana');
    fill(element, 'In place since', `${present}-01`);
    fill(element, 'Delivery', true);
    await press(element, 'Save');
    await showsText(element, 'Share of complaints: Delivery');
    expect(text(element)).to.include('Second courier');
    await press(element, 'Change: Second courier');
    fill(element, 'What is done', 'Third courier');
    await press(element, 'Save');
    await press(element, 'Remove: Third courier');
    await showsText(element, 'Remove “Third courier” for good?');
    await press(element, 'Remove: Third courier');
    await showsText(element, 'No corrective actions are recorded.');
  });

  it('draws its charts for paper while it is printed', async () => {
    const element = report(desk, { theme: 'dark' });
    await showsText(element, 'Complaints report');
    await allDrawn(element);
    const widths = () => all<HTMLCanvasElement>(element, 'canvas').map(({ width }) => width);
    dispatchEvent(new Event('beforeprint'));
    expect([...new Set(widths())].sort()).to.deep.equal([2040, 990]);
    expect(all<HTMLCanvasElement>(element, 'canvas').every(drawn)).to.equal(true);
    dispatchEvent(new Event('afterprint'));
    await eventually(() => widths().every((width) => width !== 2040 && width !== 990));
  });

  const titles = { en: 'Complaints report', 'zh-Hans': '投诉月报', ar: 'تقرير الشكاوى' };
  for (const [lang, title] of Object.entries(titles)) {
    for (const theme of ['light', 'dark']) {
      it(`is accessible in ${lang}, ${theme}`, async () => {
        const element = report(desk, { lang, theme });
        await showsText(element, title);
        await allDrawn(element);
        await expect(element).to.be.accessible();
      });
    }
  }
});
