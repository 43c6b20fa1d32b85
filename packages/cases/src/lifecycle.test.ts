import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { allowedCommands, apply, type Context } from './apply.ts';
import type { Case } from './case.ts';
import type { Command } from './commands.ts';
import type { EscalationRuling } from './escalation.ts';
import { customerView } from './customer-view.ts';
import type { Decision } from './decision.ts';
import type { CaseEvent } from './events.ts';
import { factsOf } from './facts.ts';
import { lifecycle } from './lifecycle.ts';
import { evolve, reduce } from './reduce.ts';
import type { Actor, Proposal } from './shapes.ts';
import { caseStates, endStates, outcomes } from './vocabulary.ts';

/** How many walks: `RUNS=10000 pnpm test:node packages/cases` for a long one. */
const runs = Number(process.env['RUNS'] ?? 2_000);

const start = Date.UTC(2026, 0, 5, 9);
const hour = 3_600_000;
const instant = (ms: number): string => new Date(ms).toISOString();

const decisionAt = (now: number): Decision => ({
  severity: 'low',
  department: 'care',
  deadlines: [
    {
      clock: 'respond',
      due: instant(now + 20 * hour),
      within: '20 hours',
      proof: [],
      escalations: [
        { rule: 'warn', at: instant(now + 15 * hour), when: { before: '5 hours' } },
        { rule: 'gone', at: instant(now + 20 * hour), when: 'due' },
        { rule: 'move', at: instant(now + 22 * hour), when: { after: '2 hours' } },
      ],
    },
    {
      clock: 'resolve',
      due: instant(now + 90 * hour),
      within: '90 hours',
      pausable: true,
      proof: [],
      escalations: [{ rule: 'warn', at: instant(now + 60 * hour), when: { before: '30 hours' } }],
    },
  ],
  reasons: [],
  missing: [],
  policy: { name: 'Model', version: 1, hash: '0' },
});

const received: CaseEvent = {
  type: 'complaint-received',
  at: instant(start),
  actor: { role: 'customer' },
  id: 'c1',
  number: 'R-2026-000001',
  receiptHash: 'h',
  complaint: { channel: 'web', category: 'product', title: 'Broken', description: 'It broke.' },
};

const people: readonly Actor[] = [
  { role: 'customer' },
  { role: 'handler', id: 'ann', department: 'care' },
  { role: 'handler', id: 'bob', department: 'quality' },
  { role: 'supervisor', id: 'sam' },
  { role: 'supervisor', id: 'sue' },
  { role: 'dispatcher', id: 'dan' },
  { role: 'system' },
  { role: 'auditor', id: 'aud' },
];

const proposal: fc.Arbitrary<Proposal> = fc.record(
  {
    outcome: fc.constantFrom(...outcomes),
    plan: fc.constant('We will.'),
    remedy: fc.constant({ type: 'refund' as const, amount: 20, currency: 'EUR' }),
    tasks: fc.constantFrom(0, 1, 2).map((count) => ['Pay', 'Call'].slice(0, count).map((title) => ({ title }))),
  },
  { noNullPrototype: true },
);
const department = fc.constantFrom('care', 'quality');
const clock = fc.constantFrom('respond', 'resolve', 'other');

/** Commands that need nothing to be made up. */
const plain: readonly Command[] = [
  { type: 'acknowledge' },
  { type: 'investigate' },
  { type: 'resume' },
  { type: 'approve' },
  { type: 'offer' },
  { type: 'accept' },
  { type: 'follow-up' },
  { type: 'close' },
  { type: 'withdraw' },
  { type: 'reject', reason: 'not ours' },
  { type: 'merge', into: 'R-2026-000002' },
  { type: 'absorb', number: 'R-2026-000003' },
  { type: 'link', to: 'R-2026-000004', as: 'repeat' },
  { type: 'add-note', note: 'Seen.' },
  { type: 'return', reason: 'not mine' },
  { type: 'send-back', reason: 'too little' },
  { type: 'dispute', reason: 'no' },
  { type: 'refer', recourse: 'the ombudsman' },
  { type: 'revisit', reason: 'it did not work' },
  { type: 'reopen', reason: 'again' },
  { type: 'code-cause', cause: 'product.quality' },
  { type: 'complete-task', task: 't1' },
  { type: 'complete-task', task: 't2' },
  { type: 'add-task', task: { title: 'Look' } },
  { type: 'ask', of: 'customer', question: 'When?' },
  { type: 'ask', of: 'third-party', question: 'Where?' },
  { type: 'send-message', message: { text: 'Hello' } },
  { type: 'answer-survey', survey: { overall: 3 } },
  { type: 'escalate', handler: 'bob' },
  { type: 'record-contact', contact: { method: 'phone', result: 'reached' } },
];

const escalations: readonly Command[] = [
  { type: 'escalate-deadline', clock: 'respond', rule: 'warn' },
  { type: 'escalate-deadline', clock: 'respond', rule: 'gone' },
  { type: 'escalate-deadline', clock: 'respond', rule: 'move' },
  { type: 'escalate-deadline', clock: 'resolve', rule: 'warn' },
];

/** What the policy says of a rule whose time has come. */
function escalation(_: Case, rule: string): EscalationRuling {
  if (rule === 'gone') return 'rule-removed';
  return rule === 'move'
    ? { notify: ['department'], department: 'quality' }
    : { notify: ['handler'], severity: 'high' };
}

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom<Command>(...plain),
  fc.record({ type: fc.constant('propose' as const), proposal }),
  fc.record({ type: fc.constant('assign' as const), department }),
  fc.record({ type: fc.constant('record-breach' as const), clock }),
  fc.constantFrom(...escalations),
  fc.record({ clock, later: fc.integer({ min: -50, max: 500 }) }).map(({ clock: kind, later }) => ({
    type: 'extend' as const,
    clock: kind,
    dueAt: instant(start + later * hour),
    reason: 'ill',
  })),
);

const offer: Command = {
  type: 'propose',
  proposal: { outcome: 'upheld', plan: 'p', remedy: { type: 'apology' }, tasks: [{ title: 'Write' }] },
};

const step = fc.record({
  who: fc.constantFrom(...people),
  command,
  hours: fc.integer({ min: 0, max: 30 }),
  /** Often the walk does something that is possible, else it would hardly get anywhere. */
  possible: fc.option(fc.nat(), { freq: 4 }),
});

/** Ways out and back: taken now and then, else few walks would get far. */
const detours: readonly Command['type'][] = [
  'withdraw',
  'merge',
  'reject',
  'return',
  'send-back',
  'revisit',
  'send-message',
  'absorb',
  'link',
  'add-note',
];

type Step = { readonly who: Actor; readonly command: Command };

function possibleSteps(it: Case, context: Omit<Context, 'actor'>, withDetours: boolean): Step[] {
  return people.flatMap((who) => {
    const may = allowedCommands(it, { ...context, actor: who });
    return [...plain, ...escalations, offer]
      .filter(({ type }) => may.includes(type) && (withDetours || !detours.includes(type)))
      .map((each) => ({ who, command: each }));
  });
}

/** What must hold of a case before and after one command that was let through. */
function invariants(before: Case, events: readonly CaseEvent[], after: Case, actor: Actor, done: Command): void {
  const rule = lifecycle[done.type];
  assert.ok(rule.from.includes(before.state), 'the table allows the state');
  assert.ok(rule.who.includes(actor.role), 'the table allows the role');
  if (rule.to) assert.equal(after.state, rule.to, `${done.type} leads where the table says`);
  else if (!rule.moves?.[before.state]) assert.equal(after.state, before.state, `${done.type} leaves the state`);
  else assert.ok([before.state, rule.moves[before.state]].includes(after.state), `${done.type} leads there or nowhere`);
  assert.equal(after.version, before.version + events.length);

  for (const [index, old] of before.clocks.entries()) {
    const now = after.clocks[index];
    assert.ok(now, 'no clock is lost');
    if (old.breachedAt) assert.equal(now.breachedAt, old.breachedAt, 'no breach is erased');
    if (!old.pausable) assert.equal(now.pausedAt, undefined, 'only pausable clocks pause');
    if (old.metAt) assert.deepEqual(now, old, 'a finished clock stays as it was');
  }
  for (const it of after.clocks) {
    if (it.pausedAt) assert.equal(after.state, 'waiting', 'clocks stand still only while the case waits');
  }
  escalationInvariants(before, events, after);
  const apart = distances(before);
  for (const [name, distance] of distances(after)) assert.equal(distance, apart.get(name) ?? distance, 'moved with it');
  const approval = events.find(({ type }) => type === 'solution-approved');
  if (approval) assert.notEqual(approval.actor.id, before.solution?.proposedBy.id, 'the proposer never approves');
  if (after.state === 'closed' && before.state !== 'closed') {
    assert.ok(
      after.solution?.offeredAt && after.cause && after.tasks.every((task) => task.doneAt),
      'closed when all is done',
    );
  }
  if (done.type === 'reopen') {
    assert.equal(after.cycle, before.cycle + 1);
    assert.equal(after.clocks.length, before.clocks.length + 2, 'new clocks beside the old');
  } else assert.equal(after.cycle, before.cycle);
  if (endStates.includes(after.state)) {
    assert.ok(
      after.clocks.every((it) => it.metAt !== undefined),
      'at the end no clock runs',
    );
    assert.ok(after.closedAt, 'an end has a time');
  }
}

/** Each rule once a clock and cycle, at its time or after it, and never for a clock that is met or stands still. */
function escalationInvariants(before: Case, events: readonly CaseEvent[], after: Case): void {
  for (const event of events) {
    if (event.type !== 'deadline-escalated' && event.type !== 'escalation-skipped') continue;
    const watched = before.clocks.find(({ kind, cycle }) => kind === event.clock && cycle === before.cycle);
    assert.ok(watched && !watched.metAt && !watched.pausedAt, 'the clock runs');
    const planned = watched.escalations?.find(({ rule }) => rule === event.rule);
    assert.equal(event.firesAt, planned?.at, 'as planned');
    assert.ok(event.at > event.firesAt, 'not before its time');
    if (event.type === 'deadline-escalated') {
      assert.equal(event.late, Date.parse(event.at) - Date.parse(event.firesAt) > 60_000);
    }
  }
  const names = (after.escalations ?? []).map(({ rule, clock: kind, cycle }) => `${rule} ${kind} ${String(cycle)}`);
  assert.equal(new Set(names).size, names.length, 'once a clock and cycle');
  const done = (it: Case, kind: string, rule: string): boolean =>
    it.escalations?.some((each) => each.cycle === it.cycle && each.clock === kind && each.rule === rule) ?? false;
  for (const { kind, cycle, escalations: left = [] } of after.clocks) {
    if (cycle === after.cycle) for (const { rule } of left) assert.ok(!done(after, kind, rule), 'done with for good');
  }
}

/** The time between a clock's due time and each escalation does not change when the due time moves. */
function distances(it: Case): Map<string, number> {
  return new Map(
    it.clocks.flatMap(({ kind, cycle, dueAt, escalations: left = [] }) =>
      left.map(({ rule, at }) => [`${kind} ${String(cycle)} ${rule}`, Date.parse(at) - Date.parse(dueAt)] as const),
    ),
  );
}

describe('lifecycle', () => {
  it('holds its promises on every walk', () => {
    const reached = new Map<string, number>();
    const walk = fc.property(fc.array(step, { maxLength: 80, size: 'max' }), fc.boolean(), (steps, needsApproval) => {
      let time = start;
      const events: CaseEvent[] = [
        received,
        { type: 'decision-made', at: instant(start), actor: { role: 'system' }, decision: decisionAt(start) },
      ];
      let it = reduce(events);
      for (const { who, command: any, hours, possible } of steps) {
        time += hours * hour;
        const setting = {
          now: instant(time),
          approvalRequired: () => needsApproval,
          offerUntil: (now: string) => instant(Date.parse(now) + 60 * hour),
          reopenUntil: (ended: string) => instant(Date.parse(ended) + 100 * hour),
          decide: (_: Case, now: string) => decisionAt(Date.parse(now)),
          escalation,
        };
        const open = possible === null ? [] : possibleSteps(it, setting, possible % 8 === 0);
        const { who: actor, command: next } = open[(possible ?? 0) % (open.length || 1)] ?? { who, command: any };
        const context: Context = { ...setting, actor };
        const may = allowedCommands(it, context);
        const outcome = apply(it, next, context);
        if ('refused' in outcome) {
          const byInput = [
            'unknown-task',
            'unknown-clock',
            'not-later',
            'not-breached',
            'escalation-not-due',
            'merge-into-itself',
            'link-to-itself',
          ];
          if (may.includes(next.type)) assert.ok(byInput.includes(outcome.refused.code), outcome.refused.code);
          continue;
        }
        assert.ok(may.includes(next.type), 'what is done was offered');
        const after = outcome.events.reduce<Case>(evolve, it);
        invariants(it, outcome.events, after, actor, next);
        events.push(...outcome.events);
        it = after;
        reached.set(it.state, (reached.get(it.state) ?? 0) + 1);
        for (const { type } of outcome.events) reached.set(type, (reached.get(type) ?? 0) + 1);
        if (it.cycle > 1) reached.set('again', (reached.get('again') ?? 0) + 1);
      }
      assert.deepEqual(reduce(events), it, 'the log says it all');
      assert.deepEqual(reduce(JSON.parse(JSON.stringify(events)) as CaseEvent[]), it, 'also after storage');
      factsOf(it);
      customerView(it, events, { now: instant(time) });
    });
    fc.assert(walk, { numRuns: runs });
    // The walks are worth something only if they get everywhere.
    for (const state of [
      ...caseStates.filter((each) => each !== 'received'),
      'again',
      'deadline-escalated',
      'escalation-skipped',
    ]) {
      assert.ok((reached.get(state) ?? 0) > runs / 100, `${state} was reached ${reached.get(state) ?? 0} times`);
    }
  });

  it('reaches every state', () => {
    const seen = new Set<string>();
    const transitions = Object.values(lifecycle);
    for (const queue = ['received', 'assigned']; queue.length;) {
      const state = queue.pop() ?? '';
      if (seen.has(state)) continue;
      seen.add(state);
      for (const { from, to } of transitions) if (to && (from as readonly string[]).includes(state)) queue.push(to);
    }
    assert.equal(seen.size, 15);
  });
});

describe('apply', () => {
  const base = reduce([
    received,
    { type: 'decision-made', at: instant(start), actor: { role: 'system' }, decision: decisionAt(start) },
  ]);
  const now = instant(start + hour);
  const given = (it: Case, actor: Actor, ...commands: Command[]): Case =>
    commands.reduce<Case>((at, each) => {
      const outcome = apply(at, each, { actor, now });
      assert.ok('events' in outcome, JSON.stringify(outcome));
      return outcome.events.reduce<Case>(evolve, at);
    }, it);
  const sam: Actor = { role: 'supervisor', id: 'sam' };
  const assigned = given(base, sam, { type: 'acknowledge' }, { type: 'assign', department: 'care' });

  it('says by code why not', () => {
    const refused = (it: Case, actor: Actor, each: Command): unknown => {
      const outcome = apply(it, each, { actor, now });
      return 'refused' in outcome ? outcome.refused : undefined;
    };
    assert.deepEqual(refused(assigned, { role: 'customer' }, { type: 'assign', department: 'x' }), {
      code: 'not-for-role',
      params: { role: 'customer' },
    });
    assert.deepEqual(refused(assigned, sam, { type: 'close' }), {
      code: 'not-in-state',
      params: { state: 'assigned' },
    });
    assert.deepEqual(
      refused(assigned, { role: 'handler', id: 'bob', department: 'quality' }, { type: 'investigate' }),
      {
        code: 'other-department',
        params: { department: 'care' },
      },
    );
    assert.deepEqual(refused(assigned, sam, { type: 'merge', into: 'R-2026-000001' }), { code: 'merge-into-itself' });
  });

  it('keeps a met deadline when it is met, and marks one met late for good', () => {
    const late = apply(
      assigned,
      { type: 'send-message', message: { text: 'Sorry' } },
      { actor: sam, now: instant(start + 30 * hour) },
    );
    assert.ok('events' in late);
    const respond = late.events.reduce<Case>(evolve, assigned).clocks[0];
    assert.equal(respond?.breachedAt, instant(start + 20 * hour));
    assert.equal(respond.metAt, instant(start + 30 * hour));
  });

  it('gives tasks of a proposal ids of their own', () => {
    const tasks = [{ title: 'Pay' }, { title: 'Call' }];
    const executing = given(
      assigned,
      sam,
      { type: 'investigate' },
      { type: 'add-task', task: { title: 'Look' } },
      { type: 'propose', proposal: { outcome: 'upheld', plan: 'p', remedy: { type: 'apology' }, tasks } },
      { type: 'offer' },
      { type: 'accept' },
    );
    assert.deepEqual(
      executing.tasks.map(({ id, title }) => [id, title]),
      [
        ['t1', 'Look'],
        ['t2', 'Pay'],
        ['t3', 'Call'],
      ],
    );
  });
});
