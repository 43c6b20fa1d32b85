import { expect } from '@open-wc/testing';
import type { CaseFacts } from '@redress/cases';
import type { PageDesk } from '@redress/client/page';
import type { DashboardQuery } from '@redress/desk';
import { createColumns, dashboard, report } from '@redress/metrics';
import { factsRow } from '../../../../test/helpers/facts.ts';
import { all, eventually, frame, showsText, staffDesk, text } from '../../test/staff.ts';
import '../define/complaint-dashboard.ts';
import '../define/complaint-report.ts';

type Row = Partial<CaseFacts> & Pick<CaseFacts, 'id'>;
const now = '2026-10-02T08:00:00Z';
const context = { timeZone: 'UTC', now };
const received = (n: number): string => new Date(Date.UTC(2026, 8, 3) + n * 3_600_000).toISOString();

const kinds: Readonly<Record<string, readonly Row[]>> = {
  'no cases': [],
  'one case': [{ id: '1', receivedAt: received(0) }],
  'all open': Array.from({ length: 30 }, (_, n) => ({ id: String(n), receivedAt: received(n) })),
  'ended before they began': [{ id: '1', receivedAt: received(9), resolvedAt: received(1), state: 'closed' }],
  'no dates, unknown channels': [{ id: '1', receivedAt: null as never, channel: 'pigeon' as never }],
  '10,000 categories': Array.from({ length: 10_000 }, (_, n) => ({
    id: String(n),
    category: `type-${n}`,
    receivedAt: received(n % 600),
  })),
};

/** A desk whose figures are of these cases. */
function deskOf(desk: PageDesk, rows: readonly Row[]): PageDesk {
  const columns = createColumns();
  for (const row of rows) columns.upsert(factsRow(row));
  const answers = {
    dashboard: ({ cards = ['received', 'on-time-rate', 'satisfaction'], unit = 'day', ...asked }: DashboardQuery) =>
      Promise.resolve(dashboard(columns, { ...context, ...asked, cards, unit })),
    report: (month: string) => Promise.resolve(report(columns, month, context)),
  };
  return new Proxy(desk, {
    get: (target, name) => {
      const member = (Reflect.get(answers, name) ?? Reflect.get(target, name)) as unknown;
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
}

describe('figures of odd cases', function () {
  // Many steps, and browsers slow the timers of a page that is not in front.
  this.timeout(60_000);

  let desk: PageDesk;
  before(async () => {
    desk = await staffDesk();
  });

  for (const [kind, rows] of Object.entries(kinds)) {
    it(`are a figure or a reason on the dashboard: ${kind}`, async () => {
      const element = document.createElement('complaint-dashboard');
      Object.assign(element, { client: deskOf(desk, rows), period: 'all' });
      frame().append(element);
      await showsText(element, 'As of');
      await eventually(() => all(element, 'complaint-kpi').every((card) => all(card, '.value').length === 1));
      const shown = text(element);
      expect(shown).to.not.match(/NaN|undefined|Infinity|null/);
      for (const chart of all(element, 'complaint-dashboard-chart')) {
        const canvas = all<HTMLCanvasElement>(chart, 'canvas')[0];
        if (!canvas) expect(text(chart)).to.include('Nothing to show here yet.');
        expect(all(chart, 'tbody tr').length, 'rows of a chart').to.be.below(40);
      }
      if (kind === '10,000 categories') expect(shown).to.include('Others (9,991)');
    });

    it(`are a figure or a reason in the report: ${kind}`, async () => {
      const element = document.createElement('complaint-report');
      Object.assign(element, { client: deskOf(desk, rows), month: '2026-09' });
      frame().append(element);
      await showsText(element, 'How the figures are computed');
      expect(text(element)).to.not.match(/NaN|undefined|Infinity|\bnull\b/);
      for (const table of all(element, 'table')) expect(all(table, 'tr').length).to.be.below(45);
    });
  }
});
