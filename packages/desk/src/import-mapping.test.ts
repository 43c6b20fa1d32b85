import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mappedColumns, parseImportMapping, type ImportMapping } from './import-mapping.ts';
import { mapRow, type CsvRow } from './import-row.ts';

const json = {
  format: 'redress-import/1',
  key: 'id',
  timeZone: 'America/New_York',
  receivedAt: { column: 'received', pattern: 'MM/dd/yyyy' },
  complaint: {
    channel: { column: 'via', values: { Web: 'web', Fax: 'letter' } },
    category: {
      column: 'product',
      values: { Loan: { column: 'kind', values: { Car: 'vehicle' }, otherwise: 'loan' } },
    },
    title: { join: ['issue', 'detail'], with: ': ' },
    description: { column: 'text', values: { '': '' }, otherwise: { column: 'text' } },
    amount: { column: 'amount', number: true },
    occurredAt: { column: 'happened', day: 'dd.MM.yyyy' },
  },
  customer: { vulnerable: { column: 'tags', values: { Older: true } } },
  fields: { regulator: { const: 'cfpb' } },
  history: {
    closed: { column: 'response', values: { Open: false }, otherwise: true },
    outcome: { column: 'response', values: { Relief: 'upheld', Open: null } },
    resolvedAt: { column: 'resolved' },
    onTime: { column: 'timely', values: { Yes: true, No: false } },
  },
};

const row: CsvRow = {
  id: '7',
  received: '02/28/2025',
  via: 'Fax',
  product: 'Loan',
  kind: 'Car',
  issue: 'Fees',
  detail: '',
  text: 'They charged {$35.00}.',
  amount: '35.00',
  happened: '05.02.2025',
  tags: 'Older',
  response: 'Relief',
  resolved: '2025-03-10T17:00:00-04:00',
  timely: 'Yes',
};

function mapping(changes: object = {}): ImportMapping {
  const parsed = parseImportMapping({ ...json, ...changes });
  if ('issues' in parsed) assert.fail(JSON.stringify(parsed.issues));
  return parsed.mapping;
}

test('a row becomes a complaint with its history', () => {
  assert.deepEqual(mapRow(mapping(), row), {
    key: '7',
    receivedAt: '2025-02-28T17:00:00.000Z',
    complaint: {
      channel: 'letter',
      category: 'vehicle',
      title: 'Fees',
      description: 'They charged {$35.00}.',
      amount: 35,
      occurredAt: '2025-02-05',
      customer: { vulnerable: true },
      fields: { regulator: 'cfpb' },
    },
    history: { closed: true, outcome: 'upheld', resolvedAt: '2025-03-10T21:00:00.000Z', onTime: true },
  });
});

test('what a row does not say is absent, not invented', () => {
  const bare = {
    ...row,
    kind: '',
    text: '',
    amount: '',
    happened: '',
    tags: '',
    response: 'Open',
    resolved: '',
    timely: '',
  };
  const mapped = mapRow(mapping(), bare);
  assert.ok('complaint' in mapped);
  assert.deepEqual(mapped.complaint, {
    channel: 'letter',
    category: 'loan',
    title: 'Fees',
    description: '',
    fields: { regulator: 'cfpb' },
  });
  assert.deepEqual(mapped.history, { closed: false });
});

const faults: [string, Partial<CsvRow>, object[]][] = [
  [
    'a value that no map lists',
    { via: 'Carrier pigeon' },
    [{ code: 'unmapped-value', path: '/complaint/channel', params: { column: 'via', value: 'Carrier pigeon' } }],
  ],
  [
    'a day that does not exist',
    { received: '02/30/2025' },
    [
      {
        code: 'invalid-time',
        path: '/receivedAt',
        params: { column: 'received', value: '02/30/2025', pattern: 'MM/dd/yyyy' },
      },
    ],
  ],
  [
    'an instant without a zone',
    { resolved: '2025-03-10T17:00:00' },
    [
      {
        code: 'invalid-time',
        path: '/history/resolvedAt',
        params: { column: 'resolved', value: '2025-03-10T17:00:00', pattern: 'RFC 3339' },
      },
    ],
  ],
  [
    'an amount that is no number',
    { amount: '1,5' },
    [{ code: 'invalid-number', path: '/complaint/amount', params: { column: 'amount', value: '1,5' } }],
  ],
  ['no key', { id: ' ' }, [{ code: 'required', path: '/key', params: { column: 'id' } }]],
  [
    'two faults at once',
    { received: '', issue: '' },
    [
      { code: 'required', path: '/receivedAt', params: { column: 'received' } },
      { code: 'required', path: '/complaint/title', params: { expected: 'string' } },
    ],
  ],
];
for (const [what, change, issues] of faults) {
  test(`refused with its place: ${what}`, () => {
    assert.deepEqual(mapRow(mapping(), { ...row, ...change } as CsvRow), { issues });
  });
}

test('a column that the file lacks is named once a use', () => {
  const { tags: _, ...without } = row;
  assert.deepEqual(mapRow(mapping(), without), {
    issues: [{ code: 'unknown-column', path: '/complaint/customer/vulnerable', params: { column: 'tags' } }],
  });
});

test('mappedColumns lists nested and dated columns, each once', () => {
  const expected = Object.keys(row).toSorted();
  assert.deepEqual(mappedColumns(mapping()).toSorted(), expected);
});

test('a value named like an inherited property is not found', () => {
  const mapped = mapRow(mapping(), { ...row, via: 'constructor' });
  assert.ok('issues' in mapped && mapped.issues[0]?.code === 'unmapped-value');
});

test('a faulty mapping is refused with a pointer to each fault', () => {
  const parsed = parseImportMapping({
    ...json,
    timeZone: 'Mars/Olympus',
    receivedAt: { column: 'received', pattern: 'yyyy' },
    complaint: { channel: { columm: 'via' } },
    extra: 1,
  });
  assert.ok('issues' in parsed);
  assert.deepEqual(
    parsed.issues.map(({ code, path }) => `${code} ${path}`),
    [
      'unknown-time-zone /timeZone',
      'invalid-time-pattern /receivedAt/pattern',
      'invalid-union /complaint/channel',
      'unknown-key /extra',
    ],
  );
});

test('whatever stands in the cells, a row is either whole or faulty, and nothing is thrown', () => {
  const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('', ...Object.values(row)));
  const cells = fc.record(Object.fromEntries(Object.keys(row).map((name) => [name, cell])), { requiredKeys: ['id'] });
  fc.assert(
    fc.property(cells, (random) => {
      const result = mapRow(mapping(), random as CsvRow);
      if (!('issues' in result)) return result.key !== '' && !Number.isNaN(Date.parse(result.receivedAt));
      return result.issues.length > 0 && result.issues.every(({ path }) => path.startsWith('/'));
    }),
  );
});
