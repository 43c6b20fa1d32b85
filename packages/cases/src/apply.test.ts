import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { begun, hour, instant, start } from '../test/model-case.ts';
import { apply } from './apply.ts';
import type { Case } from './case.ts';
import type { Command } from './commands.ts';
import { evolve, reduce } from './reduce.ts';
import type { Actor } from './shapes.ts';

describe('apply', () => {
  const base = reduce(begun);
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
