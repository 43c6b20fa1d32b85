import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reduce, type Case, type PlannedEscalation } from '@redress/cases';
import { compile } from './compile.ts';
import { Escalations } from './escalations.ts';
import { lint } from './lint/lint.ts';
import { parsePolicy } from './parse.ts';

const escalation = {
  name: 'warn',
  clock: 'respond',
  when: { before: '1 business day' },
  do: { notify: ['handler'] },
} as const;
const nineToFive = ['09:00-17:00'];
const week = { mon: nineToFive, tue: nineToFive, wed: nineToFive, thu: nineToFive, fri: nineToFive };

const policyWith = (...escalations: unknown[]) => ({
  format: 'redress-policy/1',
  name: 'Test',
  severities: ['low', 'medium', 'high'],
  departments: [{ id: 'care' }, { id: 'legal' }],
  categories: [{ id: 'product' }],
  facts: { injury: { type: 'boolean' } },
  calendars: { office: { timeZone: 'Europe/London', week } },
  defaults: {
    severity: 'low',
    department: 'care',
    deadlines: [
      { clock: 'respond', within: '3 business days', calendar: 'office' },
      { clock: 'resolve', within: '14 days' },
    ],
  },
  rules: [],
  escalations,
});

function escalationsOf(...escalations: unknown[]): Escalations {
  const parsed = parsePolicy(policyWith(...escalations));
  assert.ok('policy' in parsed, JSON.stringify(parsed));
  return new Escalations(compile(parsed.policy));
}
const issuesOf = (...escalations: unknown[]): string[] => {
  const parsed = parsePolicy(policyWith(...escalations));
  return 'issues' in parsed ? parsed.issues.map(({ code, path }) => `${code} ${path}`) : [];
};

const complaint = { channel: 'web', category: 'product', title: 'Late', description: 'Very.' } as const;
/** A Thursday in winter. */
const now = '2026-01-08T10:00:00.000Z';

function caseOf(...escalations: unknown[]): Case {
  const parsed = parsePolicy(policyWith(...escalations));
  assert.ok('policy' in parsed);
  const judge = compile(parsed.policy);
  const decision = new Escalations(judge).planned(judge.decide(complaint, { now }), now);
  const by = { at: now, actor: { role: 'system' } } as const;
  return reduce([
    { type: 'complaint-received', ...by, id: 'c', number: 'R-2026-000001', receiptHash: 'h', complaint },
    { type: 'decision-made', ...by, decision },
    { type: 'acknowledged', ...by },
    { type: 'assigned', ...by, department: 'care' },
  ]);
}
const planOf = (it: Case, kind: string): readonly PlannedEscalation[] =>
  it.clocks.find((clock) => clock.kind === kind)?.escalations ?? [];

describe('escalations', () => {
  it('are planned in the working time of their clock', () => {
    const it = caseOf(
      { ...escalation, name: 'late', when: { after: '2 business hours' } },
      escalation,
      { ...escalation, name: 'now', when: 'due' },
      { ...escalation, name: 'own', clock: 'resolve', when: { before: '4 business hours' }, calendar: 'office' },
    );
    // Due on Tuesday at the close.
    assert.deepEqual(
      planOf(it, 'respond').map(({ rule, at }) => [rule, at]),
      [
        ['warn', '2026-01-12T17:00:00.000Z'],
        ['now', '2026-01-13T17:00:00.000Z'],
        ['late', '2026-01-14T11:00:00.000Z'],
      ],
    );
    assert.deepEqual(planOf(it, 'resolve'), [
      { rule: 'own', at: '2026-01-21T14:00:00.000Z', when: { before: '4 business hours' }, calendar: 'office' },
    ]);
  });

  it('leave out what lies before the start of the clock', () => {
    assert.deepEqual(planOf(caseOf({ ...escalation, when: { before: '4 business days' } }), 'respond'), []);
  });

  it('move with the due time, and by as much where the calendar is gone', () => {
    const rules = escalationsOf(escalation);
    const plan = planOf(caseOf(escalation), 'respond');
    const [from, to] = ['2026-01-13T17:00:00.000Z', '2026-01-19T17:00:00.000Z'];
    assert.equal(rules.moved(plan, from, to)[0]?.at, '2026-01-16T17:00:00.000Z');
    const elsewhere = plan.map((planned) => ({ ...planned, calendar: 'gone' }));
    assert.equal(rules.moved(elsewhere, from, to)[0]?.at, '2026-01-18T17:00:00.000Z');
  });

  it('ask their conditions of the case, raise what they set and never lower it', () => {
    const rule = {
      ...escalation,
      conditions: {
        all: [
          { fact: 'severity', operator: 'notEqual', value: 'high' },
          { fact: 'handled', operator: 'equal', value: false },
          { fact: 'text', operator: 'containsAny', value: ['late'] },
        ],
      },
      do: { notify: ['supervisor'], severity: 'medium', department: 'legal', handler: 'none' },
    };
    const it = caseOf(rule);
    const rules = escalationsOf(rule);
    assert.deepEqual(rules.ruling(it, 'warn'), {
      notify: ['supervisor'],
      severity: 'medium',
      department: 'legal',
    });
    assert.equal(rules.ruling({ ...it, severity: 'high' }, 'warn'), 'conditions-not-met');
    assert.equal(rules.ruling({ ...it, handler: 'ann' }, 'warn'), 'conditions-not-met');
    assert.equal(rules.ruling(it, 'gone'), 'rule-removed');
    const always = escalationsOf({ ...rule, conditions: undefined });
    assert.deepEqual(always.ruling({ ...it, severity: 'high', department: 'legal', handler: 'ann' }, 'warn'), {
      notify: ['supervisor'],
      handler: 'none',
    });
  });
});

describe('a policy with escalations', () => {
  it('is refused with a pointer to each fault', () => {
    assert.deepEqual(issuesOf(escalation), []);
    assert.deepEqual(issuesOf(escalation, escalation), ['duplicate-name /escalations/1/name']);
    assert.deepEqual(issuesOf({ ...escalation, clock: 'decide' }), ['unknown-clock /escalations/0/clock']);
    assert.deepEqual(issuesOf({ ...escalation, when: { before: 'soon' } }), [
      'invalid-duration /escalations/0/when/before',
    ]);
    assert.deepEqual(issuesOf({ ...escalation, clock: 'resolve' }), ['calendar-required /escalations/0/when/before']);
    assert.deepEqual(issuesOf({ ...escalation, calendar: 'shop' }), ['unknown-calendar /escalations/0/calendar']);
    assert.deepEqual(issuesOf({ ...escalation, do: {} }), ['no-effect /escalations/0/do']);
    assert.deepEqual(issuesOf({ ...escalation, do: { severity: 'worst', department: 'moon' } }), [
      'unknown-severity /escalations/0/do/severity',
      'unknown-department /escalations/0/do/department',
    ]);
    assert.deepEqual(issuesOf({ ...escalation, conditions: { condition: 'none' } }), [
      'unknown-condition /escalations/0/conditions/condition',
    ]);
    for (const bad of [{ when: 'soon' }, { when: { before: '1 day', after: '1 day' } }, { do: { notify: [] } }]) {
      assert.equal(issuesOf({ ...escalation, ...bad }).length, 1, JSON.stringify(bad));
    }
  });

  it('is told of escalations that can never take place, and of facts that there are not', () => {
    const findingsOf = (...escalations: unknown[]) => {
      const parsed = parsePolicy(policyWith(...escalations));
      assert.ok('policy' in parsed);
      return lint(parsed.policy)
        .filter(({ path }) => path.startsWith('/escalations'))
        .map(({ code, path }) => `${code} ${path}`);
    };
    assert.deepEqual(findingsOf(escalation), []);
    assert.deepEqual(findingsOf({ ...escalation, when: { before: '4 business days' } }), [
      'escalation-too-early /escalations/0/when',
    ]);
    const conditions = {
      any: [
        { fact: 'moon', operator: 'equal', value: 1 },
        { fact: 'state', operator: 'equal', value: 'waiting' },
        { fact: 'injury', operator: 'equal', value: true },
      ],
    };
    assert.deepEqual(findingsOf({ ...escalation, conditions }), ['unknown-fact /escalations/0/conditions']);
  });
});
