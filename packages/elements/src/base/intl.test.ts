import { expect } from '@open-wc/testing';
import { formatBytes, formatDistance } from './intl.ts';

describe('intl', () => {
  it('writes sizes in their largest fitting unit', () => {
    expect(formatBytes(10 * 1024 * 1024, 'en')).to.equal('10 MB');
    expect(formatBytes(1.5 * 1024 * 1024, 'de')).to.equal('1,5 MB');
    expect(formatBytes(2048, 'en')).to.equal('2 kB');
    expect(formatBytes(0, 'en')).to.equal('0 byte');
  });

  it('tells how far an instant is, in days, hours or minutes', () => {
    const now = Date.parse('2026-11-22T10:00:00Z');
    expect(formatDistance('2026-11-25T12:00:00Z', now, 'en')).to.equal('in 3 days');
    expect(formatDistance('2026-11-23T20:00:00Z', now, 'en')).to.equal('in 34 hours');
    expect(formatDistance('2026-11-22T10:20:00Z', now, 'en')).to.equal('in 20 minutes');
    expect(formatDistance('2026-11-20T10:00:00Z', now, 'de')).to.equal('vorgestern');
    expect(formatDistance('2026-11-22T07:00:00Z', now, 'en')).to.equal('3 hours ago');
    expect(formatDistance('2027-02-20T10:00:00Z', now, 'en')).to.equal('in 90 days');
    expect(formatDistance('2025-09-20T10:00:00Z', now, 'en')).to.equal('14 months ago');
    expect(formatDistance('2020-05-20T10:00:00Z', now, 'en')).to.equal('6 years ago');
  });
});
