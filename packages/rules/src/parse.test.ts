import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { packs } from './packs/index.ts';
import { parsePolicy } from './parse.ts';
import { samplePolicy } from '../test/sample.ts';

type Json = Record<string, unknown>;

/** The sample with one value replaced, by JSON Pointer. */
function changed(path: string, value: unknown): Json {
  const copy = JSON.parse(JSON.stringify(samplePolicy)) as Json;
  const keys = path.split('/').slice(1);
  const last = keys.pop() ?? '';
  const parent = keys.reduce((at, key) => at[key] as Json, copy);
  parent[last] = value;
  return copy;
}

const codes = (input: unknown): string[] => {
  const parsed = parsePolicy(input);
  return 'issues' in parsed ? parsed.issues.map(({ code, path }) => `${code} ${path}`) : [];
};
const leaf = (extra: Json): Json => ({ fact: 'amount', operator: 'equal', value: 1, ...extra });
const conditions = (value: unknown): string[] => codes(changed('/rules/0/conditions', value));
const at = '/rules/0/conditions';

describe('parsePolicy', () => {
  it('refuses reply templates that ask for what there is not', () => {
    const reply = { id: 'thanks', label: { en: 'Thanks' }, text: { en: 'Dear {{customer.name}}, {{ case.due }}' } };
    assert.deepEqual(codes({ ...samplePolicy, replies: [reply] }), []);
    const wrong = { ...reply, category: 'moon', text: { en: 'Dear {{customer.nme}}', de: '{{}}' } };
    assert.deepEqual(codes({ ...samplePolicy, replies: [reply, wrong] }), [
      'duplicate-id /replies/1/id',
      'unknown-category /replies/1/category',
      'unknown-reply-field /replies/1/text/en',
      'unknown-reply-field /replies/1/text/de',
    ]);
  });

  it('takes known problems of categories that there are, and how much work a submit takes', () => {
    const problem = { id: 'outage', text: { en: 'The app is down.' }, link: 'https://shop.example/status' };
    const about = {
      ...problem,
      categories: ['product'],
      from: '2026-11-01T00:00:00Z',
      until: '2026-12-01T00:00:00+08:00',
    };
    assert.deepEqual(codes({ ...samplePolicy, knownProblems: [about], spam: { proofOfWork: 5_000 } }), []);
    const wrong = { ...problem, link: 'javascript:alert(1)' };
    assert.match(codes({ ...samplePolicy, knownProblems: [wrong] })[0] ?? '', /\/knownProblems\/0\/link$/);
    assert.match(codes({ ...samplePolicy, knownProblems: [{ ...problem, until: 'soon' }] })[0] ?? '', /\/until$/);
    assert.deepEqual(codes({ ...samplePolicy, knownProblems: [about, { ...problem, categories: ['moon'] }] }), [
      'duplicate-id /knownProblems/1/id',
      'unknown-category /knownProblems/1/categories/0',
    ]);
  });

  it('takes the sample as a value and as text, and shares nothing with it', () => {
    const parsed = parsePolicy(samplePolicy);
    assert.ok('policy' in parsed);
    assert.notEqual(parsed.policy.rules[0]?.conditions, samplePolicy.rules[0].conditions);
    assert.deepEqual(parsePolicy(`\uFEFF${JSON.stringify(samplePolicy)}`), parsed);
  });

  it('refuses what is no JSON', () => {
    assert.deepEqual(codes('{"format":'), ['invalid-json ']);
    assert.deepEqual(codes({ ...samplePolicy, name: () => 1 }), ['not-json /name']);
    const circle: Json = {};
    circle['again'] = circle;
    assert.match(codes(circle)[0] ?? '', /^too-deep /);
  });

  it('refuses deep nesting and keys that change prototypes', () => {
    assert.match(codes('['.repeat(100_000) + ']'.repeat(100_000))[0] ?? '', /^too-deep /);
    assert.deepEqual(codes('{"__proto__":1}'), ['reserved-key /__proto__']);
  });

  it('points at values of the wrong shape', () => {
    assert.deepEqual(codes(changed('/sevrities', [])), ['unknown-key /sevrities']);
    assert.deepEqual(codes(changed('/rules/0/priority', 0)), ['too-small /rules/0/priority']);
    assert.deepEqual(codes(changed('/rules/0/priority', 1.5)), ['invalid-type /rules/0/priority']);
    assert.deepEqual(codes({ ...samplePolicy, name: undefined }), ['required /name']);
  });

  it('refuses the conditions that json-rules-engine refuses or trips over', () => {
    assert.deepEqual(conditions({}), [`conditions-root ${at}`]);
    assert.deepEqual(conditions(leaf({})), [`conditions-root ${at}`]);
    assert.deepEqual(conditions({ all: [null] }), [`invalid-conditions ${at}/all/0`]);
    assert.deepEqual(conditions({ all: {} }), [`invalid-type ${at}/all`]);
    assert.deepEqual(conditions({ not: [] }), [`invalid-conditions ${at}/not`]);
    assert.deepEqual(conditions({ al: [] }), [`conditions-root ${at}`]);
    assert.deepEqual(conditions({ all: [{ operator: 'equal', value: 1 }] }), [`required ${at}/all/0/fact`]);
    assert.deepEqual(conditions({ all: [{ fact: 'amount', value: 1 }] }), [`required ${at}/all/0/operator`]);
    assert.deepEqual(conditions({ all: [{ fact: 'amount', operator: 'equal' }] }), [`required ${at}/all/0/value`]);
    assert.deepEqual(conditions({ all: [leaf({ operator: 'like' })] }), [`unknown-operator ${at}/all/0/operator`]);
    assert.deepEqual(conditions({ all: [leaf({ operator: 'foo:equal' })] }), [`unknown-operator ${at}/all/0/operator`]);
    assert.deepEqual(conditions({ all: [leaf({ operator: 'in' })] }), [`array-expected ${at}/all/0/value`]);
    assert.deepEqual(conditions({ all: [leaf({ operator: 'someValue:equal' })] }), [
      `array-expected ${at}/all/0/value`,
    ]);
    assert.deepEqual(conditions({ all: [leaf({ priority: -1 })] }), [`invalid-priority ${at}/all/0/priority`]);
    assert.deepEqual(conditions({ all: [leaf({ pah: '$.x' })] }), [`unknown-key ${at}/all/0/pah`]);
    assert.deepEqual(conditions({ all: [leaf({ path: '$[?(@.x)]' })] }), [`unsupported-path ${at}/all/0/path`]);
    assert.deepEqual(conditions({ all: [null], any: [] }), [`unknown-key ${at}/all`]);
    assert.deepEqual(conditions({ condition: 'nope' }), [`unknown-condition ${at}/condition`]);
  });

  it('refuses word lists that could match anywhere', () => {
    const words = (value: unknown): string[] => conditions({ all: [{ fact: 'text', operator: 'containsAny', value }] });
    assert.deepEqual(words('fire'), [`keywords-expected ${at}/all/0/value`]);
    assert.deepEqual(words([]), [`keywords-expected ${at}/all/0/value`]);
    assert.deepEqual(words(['fire', ' ']), [`empty-keyword ${at}/all/0/value`]);
    assert.deepEqual(words(['x'.repeat(201)]), [`keyword-too-long ${at}/all/0/value`]);
  });

  it('refuses shared conditions that lead to themselves or too deep', () => {
    const circular = { a: { all: [{ condition: 'b' }] }, b: { not: { condition: 'a' } } };
    assert.deepEqual(codes(changed('/conditions', { ...samplePolicy.conditions, ...circular })), [
      'circular-condition /conditions/b/not/condition',
    ]);
    const chain = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, i) => [`c${String(i)}`, i ? { condition: `c${String(i - 1)}` } : { all: [] }]),
    );
    assert.ok(
      codes(changed('/conditions', { ...samplePolicy.conditions, ...chain })).some((code) =>
        code.startsWith('too-deep '),
      ),
    );
  });

  it('refuses names that lead nowhere, twice-given names and durations that are none', () => {
    assert.deepEqual(codes(changed('/rules/2/event/params/department', 'qa')), [
      'unknown-department /rules/2/event/params/department',
    ]);
    assert.deepEqual(codes(changed('/rules/0/event/params/severity', 'dire')), [
      'unknown-severity /rules/0/event/params/severity',
    ]);
    assert.deepEqual(codes(changed('/rules/3/event/params/calendar', 'moon')), [
      'unknown-calendar /rules/3/event/params/calendar',
    ]);
    assert.deepEqual(codes(changed('/rules/3/event/params/within', 'soon')), [
      'invalid-duration /rules/3/event/params/within',
    ]);
    assert.deepEqual(codes(changed('/rules/1/name', 'quality')), ['duplicate-name /rules/2/name']);
    assert.deepEqual(codes(changed('/facts/amount', { type: 'number' })), ['reserved-fact /facts/amount']);
    assert.deepEqual(codes(changed('/calendars/office/timeZone', 'Mars/Base')), [
      'unknown-time-zone /calendars/office/timeZone',
    ]);
    assert.deepEqual(codes(changed('/defaults/deadlines/0/calendar', undefined)), [
      'calendar-required /defaults/deadlines/0/within',
    ]);
  });

  it('takes in the deadline packs that it extends, once, its own going before theirs', () => {
    const own = { ...samplePolicy.rules[3], name: 'uk-fca-disp-8w resolve' };
    const base = { ...samplePolicy, extends: ['uk-fca-disp-8w', 'uk-fca-disp-psd'] };
    const parsed = parsePolicy(base, { packs });
    assert.ok('policy' in parsed);
    assert.equal(parsed.policy.rules.find(({ name }) => name === own.name)?.law, 'FCA DISP 1.6.2R');
    assert.ok('uk-working-days' in (parsed.policy.calendars ?? {}) && 'paymentService' in (parsed.policy.facts ?? {}));
    assert.deepEqual(parsePolicy(parsed.policy, { packs }), parsed);
    const overridden = parsePolicy({ ...base, rules: [...samplePolicy.rules, own] }, { packs });
    assert.ok('policy' in overridden);
    assert.equal(overridden.policy.rules.find(({ name }) => name === own.name)?.law, own.law);
    const unknown = parsePolicy({ ...samplePolicy, extends: ['uk-fca-src', 'moon-law'] }, { packs });
    assert.deepEqual(unknown, { issues: [{ code: 'unknown-pack', path: '/extends/1', params: { id: 'moon-law' } }] });
    assert.deepEqual(codes({ ...base, extends: ['uk-fca-src'] }), ['unknown-pack /extends/0']);
  });

  it('refuses two names for one clock', () => {
    assert.deepEqual(codes({ ...samplePolicy, clocks: [{ id: 'resolve' }, { id: 'resolve' }] }), [
      'duplicate-id /clocks/1/id',
    ]);
  });

  it('stops listing after two hundred faults', () => {
    const rules = Array.from({ length: 1_000 }, () => 1);
    const parsed = parsePolicy({ ...samplePolicy, rules });
    assert.ok('issues' in parsed);
    assert.equal(parsed.issues.length, 201);
    assert.deepEqual(parsed.issues[200], { code: 'too-many-issues', path: '', params: { more: 800 } });
  });
});
