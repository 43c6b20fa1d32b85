import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { invariants } from '../test/invariants.ts';
import { begun, decisionAt, hour, instant, start } from '../test/model-case.ts';
import { escalation, possibleSteps, step } from '../test/walk-steps.ts';
import { allowedCommands, apply, type Context } from './apply.ts';
import type { Case } from './case.ts';
import { customerView } from './customer-view.ts';
import type { CaseEvent } from './events.ts';
import { factsOf } from './facts.ts';
import { lifecycle } from './lifecycle.ts';
import { evolve, reduce } from './reduce.ts';
import { caseStates } from './vocabulary.ts';

/** How many walks: `RUNS=10000 pnpm test:node packages/cases` for a long one. */
const runs = Number(process.env['RUNS'] ?? 2_000);

describe('lifecycle', () => {
  it('holds its promises on every walk', () => {
    const reached = new Map<string, number>();
    const walk = fc.property(fc.array(step, { maxLength: 80, size: 'max' }), fc.boolean(), (steps, needsApproval) => {
      let time = start;
      const events: CaseEvent[] = [...begun];
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
