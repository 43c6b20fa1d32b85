import assert from 'node:assert/strict';
import type { Case } from '../src/case.ts';
import type { Command } from '../src/commands.ts';
import type { CaseEvent } from '../src/events.ts';
import { lifecycle } from '../src/lifecycle.ts';
import type { Actor } from '../src/shapes.ts';
import { endStates } from '../src/vocabulary.ts';

/** What must hold of a case before and after one command that was let through. */
export function invariants(before: Case, events: readonly CaseEvent[], after: Case, actor: Actor, done: Command): void {
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
