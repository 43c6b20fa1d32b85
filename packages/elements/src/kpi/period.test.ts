import { expect } from '@open-wc/testing';
import { bucketOf, dayIn, lastDay, periods, rangeOf, stepRange } from './period.ts';

describe('periods', () => {
  const today = '2026-03-01';

  it('end with today, which is included', () => {
    expect(rangeOf('this-month', today)).to.deep.equal({ from: '2026-03-01', to: '2026-03-02' });
    expect(rangeOf('last-month', today)).to.deep.equal({ from: '2026-02-01', to: '2026-03-01' });
    expect(rangeOf('last-7-days', today)).to.deep.equal({ from: '2026-02-23', to: '2026-03-02' });
    expect(rangeOf('last-12-months', today)).to.deep.equal({ from: '2025-04-01', to: '2026-03-02' });
    expect(rangeOf('all', today)).to.deep.equal({});
    expect(lastDay('2026-03-01')).to.equal('2026-02-28');
  });

  it('are days of the company', () => {
    const instant = new Date('2026-03-01T16:30:00Z');
    expect(dayIn(instant, 'Asia/Shanghai')).to.equal('2026-03-02');
    expect(dayIn(instant, 'America/New_York')).to.equal('2026-03-01');
  });

  it('have steps that do not reach beyond them', () => {
    const range = { from: '2026-02-20', to: '2026-03-02' };
    expect(stepRange('day', '2026-02-28', range)).to.deep.equal({ from: '2026-02-28', to: '2026-03-01' });
    expect(stepRange('week', '2026-02-16', range)).to.deep.equal({ from: '2026-02-20', to: '2026-02-23' });
    expect(stepRange('month', '2026-03', range)).to.deep.equal({ from: '2026-03-01', to: '2026-03-02' });
    expect(stepRange('month', '2026-12', {})).to.deep.equal({ from: '2026-12-01', to: '2027-01-01' });
  });

  it('are cut into a readable number of steps', () => {
    for (const period of periods) {
      const { from, to } = rangeOf(period, today);
      if (!from || !to) continue;
      const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
      const steps = { day: days, week: days / 7, month: days / 30 }[bucketOf({ from, to })];
      expect(steps, period).to.be.at.most(45);
    }
  });
});
