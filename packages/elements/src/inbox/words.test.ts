import { expect } from '@open-wc/testing';
import { Formats } from '../staff/formats.ts';
import { workingTimeText, type Words } from './words.ts';

const hour = 3_600_000;
const now = Date.UTC(2026, 10, 20, 16);

describe('working time left', () => {
  const words = {
    t: (key: string, { time }: { time: string }) => `${key} ${time}`,
    formats: new Formats('en'),
  } as unknown as Words;
  const told = (wall: number, workingTimeLeft?: number): string | undefined =>
    workingTimeText({ dueAt: new Date(now + wall * hour).toISOString(), workingTimeLeft }, now, words);

  it('is told in hours, as long as there are few, and in minutes below one', () => {
    expect(told(65, 1.75 * hour)).to.equal('due.working.left 1.7 hr');
    expect(told(300, 99 * hour)).to.equal('due.working.left 99 hr');
    expect(told(900, 200 * hour)).to.equal(undefined);
    expect(told(-900, -200 * hour)).to.equal(undefined);
    expect(told(65, 0.5 * hour)).to.equal('due.working.left 30 min');
    expect(told(65, 0)).to.equal('due.working.left 0 min');
    expect(told(-65, -9 * hour)).to.equal('due.working.over 9 hr');
  });

  it('is left out where it is that of the wall, unknown, or old', () => {
    expect(told(5, 5 * hour)).to.equal(undefined);
    expect(told(5)).to.equal(undefined);
    expect(told(5, 6 * hour)).to.equal(undefined);
    expect(told(-1, 2 * hour)).to.equal(undefined);
    expect(workingTimeText({ dueAt: null }, now, words)).to.equal(undefined);
  });
});
