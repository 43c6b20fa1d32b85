import { expect } from '@open-wc/testing';
import { all, eventually, frame } from '../../test/staff.ts';
import '../define/complaint-inbox.ts';
import type { StaffDesk } from '@redress/client';
import type { CaseRow } from '@redress/desk';
import type { ComplaintInbox } from './complaint-inbox.ts';

const many = 100_000;

const row = (index: number): CaseRow => ({
  id: `c${String(index).padStart(6, '0')}`,
  number: `R-2026-${String(index).padStart(6, '0')}`,
  version: 4,
  state: 'assigned',
  cycle: 1,
  title: `Case ${index}`,
  category: 'product',
  subcategory: null,
  channel: 'web',
  severity: 'low',
  department: 'care',
  handler: null,
  customerName: 'Grace',
  customerKey: null,
  language: 'en',
  receivedAt: '2026-11-20T10:00:00.000Z',
  updatedAt: '2026-11-20T10:00:00.000Z',
  endedAt: null,
  dueAt: new Date(Date.UTC(2026, 11, 1) + index * 60_000).toISOString(),
  dueClock: 'resolve',
  dueCalendar: '',
  timerAt: null,
  waitingFor: null,
  proposedBy: null,
  repeatCount: 0,
  erasedAt: null,
  search: '',
});

/** A desk of so many cases that gives any number of them at once. */
const crowdedDesk = {
  session: () => Promise.resolve({ id: 'sam', name: 'Sam', roles: ['supervisor'] }),
  staff: () => Promise.resolve([]),
  views: () => Promise.resolve([]),
  form: () => Promise.resolve({ policy: { name: 'x', version: 1 }, categories: [], fields: [], departments: [] }),
  watchCases: () => () => undefined,
  cases: ({ after = '0' }) => {
    const rows = Array.from({ length: many / 4 }, (_, index) => row(Number(after) + index));
    const next = Number(after) + rows.length;
    return Promise.resolve({ rows, total: 10_001, ...(next < many && { next: String(next) }) });
  },
} as unknown as StaffDesk;

describe('the list of 100,000 cases', function () {
  this.timeout(40_000);

  it('has only what is near the screen in the document, and shows every place of it', async () => {
    const place = frame();
    place.style.setProperty('--redress-inbox-height', '700px');
    const element: ComplaintInbox = document.createElement('complaint-inbox');
    element.client = crowdedDesk as ComplaintInbox['client'];
    place.append(element);
    const items = (): HTMLElement[] => all(element, 'li[aria-posinset]');
    const scroller = (): HTMLElement => all(element, '.scroller')[0] as HTMLElement;
    const to = (top: number): void => {
      scroller().scrollTop = top;
      scroller().dispatchEvent(new Event('scroll'));
    };
    await eventually(() => {
      to(scroller().scrollHeight);
      return items().some(({ textContent }) => textContent.includes(`R-2026-0${many - 1}`));
    }, 'the last of all is shown');
    expect(items().at(-1)?.ariaSetSize).to.equal(String(many));
    const height = scroller().scrollHeight / many;
    for (let step = 0; step < 50; step++) {
      const index = Math.floor(((step * 37) % 50) * (many / 50));
      to(index * height);
      await eventually(() => items().some((it) => it.ariaPosInSet === String(index + 2)), `row ${index + 1} is shown`);
      expect(items().length).to.be.below(40);
    }
    // A comment left for each row would have each frame take longer than the one before.
    expect(items()[0]?.parentNode?.childNodes.length).to.be.below(4 * 40);

    const focused = () => (items()[0]?.getRootNode() as ShadowRoot).activeElement;
    items()[9]?.querySelector<HTMLElement>('button.row')?.focus();
    expect(focused()).not.to.equal(null);
    to(5_000 * height);
    await eventually(() => items().some((it) => it.ariaPosInSet === '5002'), 'rows far away are shown');
    expect(focused(), 'the focus is not on a row that nobody chose').to.equal(null);
  });
});
