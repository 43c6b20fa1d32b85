import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DeskError } from '@redress/desk';
import { parseActions, parsePurchases } from './report-input.ts';

const action = {
  id: '1',
  title: 'Second courier',
  owner: 'Kim',
  since: '2026-08-10',
  against: { category: ['logistics'] },
};

const issuesOf = (parse: () => unknown): string[] => {
  try {
    parse();
  } catch (error) {
    assert.ok(error instanceof DeskError, String(error));
    return error.issues.map(({ code, path }) => `${code} ${path}`);
  }
  return [];
};

describe('what a report is given beside the cases', () => {
  it('takes actions, and points at what is wrong with them', () => {
    assert.deepEqual(parseActions(JSON.stringify([action])), [action]);
    assert.deepEqual(
      issuesOf(() => parseActions('{')),
      ['invalid-json '],
    );
    const wrong = [
      { ...action, since: 'soon' },
      { ...action, against: { weather: ['bad'] } },
    ];
    const issues = issuesOf(() => parseActions(JSON.stringify(wrong)));
    assert.ok(
      issues.some((issue) => issue.endsWith('/0/since')),
      issues.join(),
    );
    assert.ok(
      issues.some((issue) => issue.includes('/1/against')),
      issues.join(),
    );
  });

  it('takes purchases, and points at rows that cannot be used', () => {
    const purchases = parsePurchases(
      '\ufeffcustomer,at\r\na@example.com,2026-01-02T00:00:00Z\r\n"b, c",2026-02-02T00:00:00Z\r\n',
    );
    assert.equal(purchases.size, 2);
    assert.deepEqual(purchases.timesOf('a@example.com'), [Date.UTC(2026, 0, 2)]);
    assert.deepEqual(
      issuesOf(() => parsePurchases('customer,at\na,soon\n,2026-01-01T00:00:00Z\n')),
      ['bad-instant /0/at', 'bad-customer /1/customer'],
    );
    assert.deepEqual(
      issuesOf(() => parsePurchases('customer,at\n"a,b\n')),
      ['invalid-csv '],
    );
  });
});
