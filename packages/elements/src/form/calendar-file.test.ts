import { expect } from '@open-wc/testing';
import { calendarFile } from './calendar-file.ts';

describe('calendarFile', () => {
  it('is an event of RFC 5545: escaped, folded at 75 octets, ended by CRLF', async () => {
    const summary = `Decision; part 1, of 2: ${'很长的标题'.repeat(10)}`;
    const now = new Date('2026-11-22T10:00:00Z');
    const file = calendarFile({
      uid: 'R-2026-000001',
      at: '2026-12-04T16:00:00.000Z',
      summary,
      url: 'https://shop.example/track',
      now,
    });
    const lines = (await file.text()).split('\r\n');
    expect(lines.at(-1)).to.equal('');
    for (const line of lines) expect(new TextEncoder().encode(line).length, line).to.be.at.most(75);
    const unfolded = lines.join('\n').replaceAll('\n ', '').split('\n');
    expect(unfolded).to.include('DTSTART:20261204T160000Z');
    expect(unfolded).to.include('URL:https://shop.example/track');
    expect(unfolded).to.include(`SUMMARY:Decision\\; part 1\\, of 2: ${'很长的标题'.repeat(10)}`);
  });
});
