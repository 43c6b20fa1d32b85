import type { Complaint } from '@redress/cases';
import fc from 'fast-check';

type Json = Record<string, unknown>;

const numbers = fc.constantFrom(-1, 0, 1, 5, 9, 9.5, 500, 1e21, 0.1);
const strings = fc.constantFrom(
  '',
  'a',
  'b',
  '5',
  '12abc',
  ' 9',
  'web',
  'phone',
  '2026-09-06',
  '2026-10-05',
  'Infinity',
  'NaN',
);
const texts = fc.constantFrom('', 'a b', 'b', 'The kettle burnt me', 'hospital', '5 times');
const words = fc.constantFrom('a', 'b', 'kettle', 'burn', 'the kettle', 'times', '5');
const scalar = fc.oneof(numbers, strings, fc.boolean(), fc.constant(null));
const literal: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom({}, { a: 1 }, [[1]], [['a'], 'b']) },
);
const lists = fc.array(
  fc.oneof({ weight: 9, arbitrary: scalar }, { weight: 1, arbitrary: fc.array(scalar, { maxLength: 2 }) }),
  {
    maxLength: 5,
  },
);

/** Names of facts that a complaint may have, one that it can't, and one that every object inherits. */
export const factNames = [
  'channel',
  'category',
  'title',
  'amount',
  'occurredAt',
  'customerTier',
  'customerVulnerable',
  'num',
  'str',
  'flag',
  'list',
  'mixed',
  'nope',
  'toString',
];
export const declared = ['num', 'str', 'flag', 'list', 'mixed'];
const fact = fc.constantFrom(...factNames);
const path = fc.constantFrom('', '$', '$[0]', '$[1]', '$.length', '$[*]', "$['0']", '$.x', '$.*', '$[0][0]');
const equality = fc.constantFrom('equal', 'notEqual');
const membership = fc.constantFrom('in', 'notIn');
const relation = fc.constantFrom('lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive');
const content = fc.constantFrom('contains', 'doesNotContain');
const decorators = fc.oneof(
  { weight: 5, arbitrary: fc.constant('') },
  { weight: 2, arbitrary: fc.constant('not:') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('not:not:', 'someFact:', 'everyFact:', 'not:someFact:', 'someFact:not:', 'swap:'),
  },
);
const reference = fc.record({ fact, path }, { requiredKeys: ['fact'] });
const priority = fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined });

const leaf: fc.Arbitrary<Json> = fc
  .record(
    {
      fact,
      path,
      priority,
      test: fc.oneof(
        fc.tuple(
          fc.tuple(decorators, fc.oneof(equality, relation, content)),
          fc.oneof({ weight: 5, arbitrary: literal }, { weight: 1, arbitrary: reference }),
        ),
        fc.tuple(
          fc.tuple(decorators, membership),
          fc.oneof({ weight: 5, arbitrary: lists }, { weight: 1, arbitrary: reference }),
        ),
        fc.tuple(
          fc.tuple(
            fc.constantFrom('someValue:', 'everyValue:', 'not:someValue:', 'someFact:someValue:'),
            fc.oneof(equality, relation),
          ),
          lists,
        ),
        fc.tuple(
          fc.tuple(fc.constantFrom('', 'not:', 'someFact:'), fc.constantFrom('containsAny', 'containsAll')),
          fc.array(words, { minLength: 1, maxLength: 3 }),
        ),
      ),
    },
    { requiredKeys: ['fact', 'test'] },
  )
  .map(({ test: [[decorator, operator], value], ...rest }) =>
    withoutUndefined({ ...rest, operator: `${decorator}${operator}`, value }),
  );

const { node } = fc.letrec<{ node: Json; boolean: Json }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { weight: 4, arbitrary: leaf },
    { weight: 3, arbitrary: tie('boolean') },
  ),
  boolean: fc.oneof(
    fc.record({ all: fc.array(tie('node'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('node'), { maxLength: 3 }) }),
    fc.record({ not: tie('node') }),
    fc.record({ condition: fc.constantFrom('first', 'second') }),
  ),
}));

const root = fc.oneof(
  { weight: 4, arbitrary: fc.record({ all: fc.array(node, { maxLength: 3 }) }) },
  { weight: 4, arbitrary: fc.record({ any: fc.array(node, { maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ not: node }) },
  { weight: 1, arbitrary: fc.record({ condition: fc.constantFrom('first', 'second') }) },
);

const withoutUndefined = (json: Json): Json =>
  Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined));

/** Conditions of a few rules, and of two shared ones that refer to nothing. */
export const ruleConditions: fc.Arbitrary<{ rules: Json[]; shared: Json }> = fc.record({
  rules: fc.array(root, { minLength: 1, maxLength: 3 }),
  shared: fc.record({
    first: fc.record({ all: fc.array(leaf, { maxLength: 2 }) }),
    second: fc.record({ any: fc.array(leaf, { maxLength: 2 }) }),
  }),
});

/** A complaint, whose fields may be of any type that a complaint can hold. */
export const complaints: fc.Arbitrary<Complaint> = fc
  .record({
    channel: fc.constantFrom('web', 'phone'),
    category: fc.constantFrom('a', 'b', '5'),
    title: texts,
    description: texts,
    amount: fc.option(fc.constantFrom(0, 1, 5, 9, 9.5, 500, 501), { nil: undefined }),
    occurredAt: fc.option(fc.constantFrom('2026-09-06', '2026-10-05', '2026-09-30'), { nil: undefined }),
    customer: fc.option(
      fc.record({ tier: fc.constantFrom('a', '5', 'gold'), vulnerable: fc.boolean() }, { requiredKeys: [] }),
      { nil: undefined },
    ),
    fields: fc.dictionary(
      fc.constantFrom(...declared),
      fc.oneof(
        numbers,
        fc.constantFrom(NaN, Infinity, -Infinity, -0),
        strings,
        fc.boolean(),
        fc.array(strings, { maxLength: 3 }),
      ),
      { noNullPrototype: true },
    ),
  })
  .map((complaint) => withoutUndefined(complaint) as unknown as Complaint);
