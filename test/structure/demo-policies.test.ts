import { parseImportMapping, mapRow, mappedColumns, type ImportedRow } from '@redress/desk';
import { checkComplaint, compile, parsePolicy, Workflow, type Judge, type Policy } from '@redress/rules';
import type { Complaint } from '@redress/cases';
import cn from '@redress/rules/holidays/CN';
import us from '@redress/rules/holidays/US';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readCsvGz } from '../helpers/csv.ts';

const demo = new URL('../../demo/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, demo), 'utf8');

function judgeOf(path: string): Judge {
  const parsed = parsePolicy(read(path));
  if ('issues' in parsed) assert.fail(JSON.stringify(parsed.issues));
  return compile(parsed.policy, { holidays: [us, cn] });
}
const bank = judgeOf('policies/bank.json');
const retailer = judgeOf('policies/retailer.json');
const idsOf = ({ categories }: Policy): Set<string> =>
  new Set(categories.flatMap(({ id, children = [] }) => [id, ...children.map((child) => child.id)]));

const rows = readCsvGz(new URL('data/cfpb.csv.gz', demo));
const parsedMapping = parseImportMapping(
  JSON.parse(readFileSync(new URL('../../packages/server/mappings/cfpb.json', import.meta.url), 'utf8')),
);
if ('issues' in parsedMapping) assert.fail(JSON.stringify(parsedMapping.issues));
const { mapping } = parsedMapping;
const mapped = rows.map((row): ImportedRow => {
  const result = mapRow(mapping, row);
  if ('issues' in result) assert.fail(`${row.complaint_id}: ${JSON.stringify(result.issues)}`);
  return result;
});

function shares(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).toSorted(([, a], [, b]) => b - a));
}

test('the mapping reads columns that the extract has', () => {
  const header = new Set(Object.keys(rows[0]!));
  assert.deepEqual(
    mappedColumns(mapping).filter((column) => !header.has(column)),
    [],
  );
});

test('the policy finds no fault with the complaints of the extract, and each has a subcategory', () => {
  // Consent and names are asked of customers only: the CFPB publishes neither.
  const askedOfCustomers = ['consent-required', 'anonymous-refused'];
  for (const { key, complaint } of mapped) {
    const issues = checkComplaint(bank.policy, complaint).filter(({ code }) => !askedOfCustomers.includes(code));
    assert.deepEqual(issues, [], key);
    assert.ok(complaint.subcategory, key);
  }
});

test('history is what the CFPB published', () => {
  const open = rows.filter((row) => row.company_response === 'In progress').length;
  assert.equal(mapped.filter(({ history }) => history?.closed !== true).length, open);
  const relief = rows.filter((row) => / relief$/.test(row.company_response!)).length;
  assert.equal(mapped.filter(({ history }) => history?.outcome === 'upheld').length, relief);
  const late = rows.filter((row) => row.timely === 'No').length;
  assert.equal(mapped.filter(({ history }) => history?.onTime === false).length, late);
  assert.ok(mapped.every(({ history }) => history?.resolvedAt === undefined));
});

test('the bank spreads the extract over departments and severities', (t) => {
  const decided = mapped.map(({ complaint, receivedAt }) => bank.decide(complaint, { now: receivedAt }));
  const severities = shares(decided.map(({ severity }) => severity));
  const departments = shares(decided.map(({ department }) => department));
  t.diagnostic(`severities ${JSON.stringify(severities)}`);
  t.diagnostic(`departments ${JSON.stringify(departments)}`);
  const share = (part = 0): number => part / decided.length;
  assert.ok(share(severities.critical) > 0 && share(severities.critical) < 0.03);
  assert.ok(share(severities.high) > 0.05 && share(severities.high) < 0.25);
  assert.ok(share(severities.medium) > 0.2 && share(severities.low) > 0.2);
  assert.deepEqual(Object.keys(departments).toSorted(), bank.policy.departments.map(({ id }) => id).toSorted());
  assert.ok(Object.values(departments).every((part) => share(part) < 0.3));
  for (const { deadlines } of decided) {
    const clocks = deadlines.map(({ clock }) => clock);
    assert.ok(['acknowledge', 'respond', 'resolve'].every((clock) => clocks.includes(clock)));
  }
});

for (const [name, judge] of Object.entries({ bank, retailer })) {
  test(`the ${name}'s words are there in its languages`, () => {
    const { departments, categories, facts = {}, form } = judge.policy;
    const labels = [
      ...departments.map(({ label }) => label),
      ...categories.flatMap(({ label, children = [] }) => [label, ...children.map((child) => child.label)]),
      ...Object.values(facts).flatMap(({ label, help, options = {} }) => [
        label,
        ...(help ? [help] : []),
        ...Object.values(options),
      ]),
      form?.consent?.text,
    ];
    const languages = name === 'bank' ? ['en', 'es'] : ['zh-Hans', 'en'];
    for (const label of labels)
      assert.ok(
        languages.every((language) => label?.[language]),
        JSON.stringify(label),
      );
  });
}

/** Wednesday noon in New York; half past three on Wednesday afternoon in Shanghai. */
const noonNewYork = '2026-11-18T17:00:00.000Z';
const afternoonShanghai = '2026-11-18T07:30:00.000Z';

const complaint = (category: string, said: string, more: Partial<Complaint> = {}): Complaint => ({
  channel: 'web',
  category: category.split('.')[0]!,
  ...(category.includes('.') && { subcategory: category }),
  title: 'Complaint',
  description: said,
  ...more,
});

type Expected = [severity: string, department: string, due?: Record<string, string>];
const bankCases: [string, Complaint, number, Expected][] = [
  [
    'a plain question about a card',
    complaint('card.service', 'My points from last month do not show.'),
    0,
    ['low', 'cards', { acknowledge: '2026-11-20T22:30:00.000Z' }],
  ],
  [
    'a foreclosure sale next week',
    complaint('mortgage.hardship', 'The auction is on Tuesday.', { fields: { foreclosureNotice: true } }),
    0,
    ['critical', 'hardship', { respond: '2026-11-18T21:00:00.000Z', resolve: '2026-11-25T22:30:00.000Z' }],
  ],
  [
    'an unauthorised transfer, Thanksgiving in between',
    complaint('account.transactions', 'I never sent this.', { amount: 900, fields: { unauthorized: true } }),
    0,
    ['high', 'fraud', { respond: '2026-11-19T22:30:00.000Z', 'provisional-credit': '2026-12-03T22:30:00.000Z' }],
  ],
  [
    'a large unauthorised loss',
    complaint('transfer.fraud', 'All my savings are gone.', { amount: 25_000, fields: { unauthorized: true } }),
    0,
    ['critical', 'fraud'],
  ],
  [
    'an elderly customer defrauded by card',
    complaint('card.fraud', 'They talked my mother out of her code.', { customer: { vulnerable: true } }),
    0,
    ['critical', 'fraud'],
  ],
  [
    "a servicemember's car repossessed",
    complaint('vehicle-loan.repossession', 'Taken while I was deployed.', { fields: { servicemember: true } }),
    0,
    ['critical', 'lending'],
  ],
  [
    'a collector threatens arrest',
    complaint('debt-collection.legal-action', 'He said I would be arrested.'),
    0,
    ['high', 'collections'],
  ],
  ['a wrong credit report', complaint('credit-reporting.incorrect', 'Not my account.'), 0, ['low', 'credit-bureau']],
  [
    'discrimination in lending',
    complaint('mortgage.application', 'They discriminated against us.'),
    0,
    ['high', 'fair-lending'],
  ],
  [
    'a letter from a lawyer',
    complaint('account.management', 'My attorney will file a lawsuit.', { channel: 'letter' }),
    0,
    ['high', 'executive'],
  ],
  [
    'lost the job, cannot pay the student loan',
    complaint('student-loan.servicing', 'I lost my job in May.'),
    0,
    ['medium', 'hardship'],
  ],
  ['the third complaint about the same fee', complaint('card.fees', 'Again.'), 2, ['high', 'cards']],
  ['somebody in danger', complaint('other.service', 'I want to end my life.'), 0, ['critical', 'care']],
  [
    'sent on by the CFPB',
    complaint('card.fees', 'A fee.', { fields: { regulator: 'cfpb' } }),
    0,
    ['low', 'cards', { respond: '2026-12-04T05:00:00.000Z' }],
  ],
];
const retailerCases: [string, Complaint, number, Expected][] = [
  [
    '烫伤',
    complaint('product.quality', '电水壶漏水，孩子被烫伤住院。'),
    0,
    ['critical', 'quality', { respond: '2026-11-18T08:00:00.000Z', resolve: '2026-11-20T10:00:00.000Z' }],
  ],
  [
    '过敏',
    complaint('product.quality', '用了面霜脸上红肿过敏。', { fields: { goods: 'cosmetics' } }),
    0,
    ['high', 'quality'],
  ],
  [
    '孕妇吃到变质食品',
    complaint('product.quality', '孕妇吃了变质牛奶。', { fields: { goods: 'food' } }),
    0,
    ['critical', 'food-safety'],
  ],
  ['假货', complaint('product.quality', '怀疑是假货，要求退一赔三。'), 0, ['high', 'procurement']],
  ['要找媒体曝光', complaint('service.response', '再不处理就找媒体曝光。'), 0, ['high', 'legal']],
  ['拨打１２３１５', complaint('price.charges', '我会打１２３１５。'), 0, ['high', 'legal']],
  ['退款未到账', complaint('price.refunds', '退款未到账已经十天。'), 0, ['medium', 'finance']],
  ['门店态度', complaint('service.attitude', '店员爱理不理。', { channel: 'on-site' }), 0, ['low', 'stores']],
  [
    '快递破损',
    complaint('logistics.damaged', '箱子压扁了。'),
    0,
    ['low', 'logistics', { resolve: '2026-11-27T10:00:00.000Z' }],
  ],
  ['夸大宣传', complaint('promotion.overstated', '效果没有那么好。'), 0, ['low', 'marketing']],
  ['泄露电话', complaint('other', '下单后一直接到诈骗电话。'), 0, ['high', 'privacy']],
  ['第二次投诉', complaint('service.response', '还是没有消息。'), 1, ['medium', 'care']],
];

for (const [judge, now, cases] of [
  [bank, noonNewYork, bankCases],
  [retailer, afternoonShanghai, retailerCases],
] as const) {
  for (const [what, it, repeatCount, [severity, department, due = {}]] of cases) {
    test(`${judge.policy.name}: ${what}`, () => {
      assert.ok(idsOf(judge.policy).has(it.subcategory ?? it.category));
      const decision = judge.decide(it, { now, history: { repeatCount } });
      const dues = Object.fromEntries(decision.deadlines.map((deadline) => [deadline.clock, deadline.due]));
      assert.deepEqual(
        [decision.severity, decision.department, Object.keys(due).map((clock) => dues[clock])],
        [severity, department, Object.values(due)],
        JSON.stringify(decision.reasons),
      );
    });
  }
}

test('a supervisor approves what is costly or critical; windows end when they should', () => {
  const [bankWorkflow, retailerWorkflow] = [new Workflow(bank), new Workflow(retailer)];
  const usual = {
    severity: 'low',
    category: 'card',
    department: 'cards',
    cost: 40,
    remedyType: 'credit',
    remedyAmount: 40,
  };
  const approvals = [{}, { cost: 501 }, { severity: 'critical' }, { remedyType: 'compensation', remedyAmount: 300 }];
  assert.deepEqual(
    approvals.map((change) => bankWorkflow.approvalRequired({ ...usual, ...change })),
    [false, true, true, true],
  );
  const shop = { severity: 'low', category: 'product', department: 'food-safety', cost: 0, remedyAmount: 0 };
  assert.deepEqual(
    [{}, { remedyAmount: 20 }, { department: 'quality', remedyAmount: 20 }].map((change) =>
      retailerWorkflow.approvalRequired({ ...shop, ...change }),
    ),
    [false, true, false],
  );
  assert.equal(bankWorkflow.window('offerWindow', noonNewYork), '2026-12-02T17:00:00.000Z');
  assert.equal(retailerWorkflow.window('reopenWindow', afternoonShanghai), '2026-12-18T07:30:00.000Z');
});
