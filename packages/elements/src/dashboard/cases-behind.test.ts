import { expect } from '@open-wc/testing';
import { casesBehind, startOf } from './cases-behind.ts';

describe('the cases behind a figure', () => {
  it('are received from when the company’s day begins', () => {
    expect(startOf('2026-09-01', 'Asia/Shanghai')).to.equal('2026-08-31T16:00:00.000Z');
    expect(startOf('2026-11-01', 'America/New_York')).to.equal('2026-11-01T04:00:00.000Z');
    expect(startOf('2026-11-02', 'America/New_York')).to.equal('2026-11-02T05:00:00.000Z');
    expect(startOf('2026-03-29', 'Europe/Berlin')).to.equal('2026-03-28T23:00:00.000Z');
  });

  it('are narrowed as far as a list can be', () => {
    const filters = { channel: ['phone'], cause: ['price'], product: ['Kettle'], handler: [null] };
    expect(casesBehind(filters, { from: '2026-09-01', to: '2026-10-01' }, 'UTC')).to.deep.equal({
      queue: 'all',
      sort: 'received',
      channel: 'phone',
      product: 'Kettle',
      cause: 'price',
      receivedFrom: '2026-09-01T00:00:00.000Z',
      receivedTo: '2026-10-01T00:00:00.000Z',
    });
    expect(casesBehind({}, {}, 'UTC', { weekday: 1, hour: 0 })).to.deep.equal({
      queue: 'all',
      sort: 'received',
      weekday: 1,
      hour: 0,
    });
    expect(casesBehind({}, {}, undefined)).to.deep.equal({ queue: 'all', sort: 'received' });
  });
});
