import fc from 'fast-check';

type Json = Record<string, unknown>;

const oddKeys = [
  'al',
  'any',
  'all',
  'not',
  'condition',
  'fact',
  'operator',
  'value',
  'path',
  'priority',
  'name',
  'conditions',
  '',
  'constructor',
  'toString',
  'x',
];
const oddValues: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e21,
  0.5,
  '',
  'x',
  'equal',
  'like',
  'not:',
  'not:not:not:equal',
  ':equal',
  'someValue:in',
  '$..x',
  '$[?(@.x)]',
  '7x',
  [],
  [null],
  ['x'],
  [[]],
  {},
  { fact: 'amount' },
  { fact: 5 },
  { all: [] },
  { any: {} },
  { not: [] },
  { condition: 'first' },
  { condition: 5 },
];

/** Where in a value, what to do there, and with what. */
export const damages = fc.array(
  fc.record({
    at: fc.array(fc.nat(6), { maxLength: 7 }),
    how: fc.constantFrom('replace', 'remove', 'rename', 'add', 'wrap'),
    key: fc.constantFrom(...oddKeys),
    value: fc.constantFrom(...oddValues),
  }),
  { minLength: 1, maxLength: 3 },
);
export type Damage = readonly (typeof damages extends fc.Arbitrary<(infer T)[]> ? T : never)[];

/** A copy of JSON with some of it spoilt. */
export function spoil(json: unknown, damage: Damage): unknown {
  const holder = { root: JSON.parse(JSON.stringify(json)) as unknown };
  for (const { at, how, key, value } of damage) {
    let parent: Json = holder;
    let name = 'root';
    for (const step of at) {
      const next = parent[name];
      const keys = typeof next === 'object' && next !== null ? Object.keys(next) : [];
      const chosen = keys[step % Math.max(1, keys.length)];
      if (chosen === undefined) break;
      [parent, name] = [next as Json, chosen];
    }
    apply(parent, name, how, key, JSON.parse(JSON.stringify(value)));
  }
  return holder.root;
}

function apply(parent: Json, name: string, how: string, key: string, value: unknown): void {
  const target = parent[name];
  const isPlain = typeof target === 'object' && target !== null && !Array.isArray(target);
  if (how === 'remove' && name !== 'root' && !Array.isArray(parent)) Reflect.deleteProperty(parent, name);
  else if (how === 'rename' && isPlain) {
    const [first] = Object.keys(target);
    parent[name] = Object.fromEntries(Object.entries(target).map(([own, item]) => [own === first ? key : own, item]));
  } else if (how === 'add' && isPlain) (target as Json)[key] = value;
  else if (how === 'wrap') parent[name] = [target];
  else parent[name] = value;
}
