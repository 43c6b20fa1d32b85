import assert from 'node:assert/strict';
import type { Complaint } from '@redress/cases';
import { backtest, compile, lint, parsePolicy, Workflow } from '@redress/rules';
import fc from 'fast-check';
import { damages, spoil, type Damage } from './damage.ts';
import { sampleComplaint, samplePolicy } from './sample.ts';

const hostileText = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  '\0',
  '\uD800',
  '9'.repeat(400),
  '(a+)+$',
  '٣',
  '$[?(@.x)]',
);
const hostileJson = fc.oneof(
  fc.jsonValue({ maxDepth: 6 }),
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true, maxDepth: 3 }),
  fc.constantFrom<unknown>(
    '{',
    '[1,]',
    '"',
    'null',
    '\uFEFF{}',
    '{"__proto__":{"polluted":1}}',
    `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
  ),
);
/** The sample with some of it spoilt, and a few of its texts made hostile. */
const spoilt = fc
  .tuple(
    fc.oneof(
      damages.map((list): Damage => list.slice(0, 1)),
      fc.constant<Damage>([]),
    ),
    fc.array(fc.tuple(fc.nat(60), hostileText), { maxLength: 3 }),
  )
  .map(([damage, texts]) => {
    const json = JSON.stringify(spoil(samplePolicy, damage));
    return texts.reduce((text, [at, word]) => {
      let i = 0;
      return text.replace(/"[\w.: -]*"/g, (found) => (i++ === at ? JSON.stringify(word) : found));
    }, json);
  });
const oddComplaints: fc.Arbitrary<Complaint> = fc
  .record({
    title: fc.string({ unit: 'binary' }),
    description: fc.string({ unit: 'binary' }),
    amount: fc.double(),
    fields: fc.dictionary(fc.constantFrom('injury', 'toString', 'symptoms', 'batch'), fc.anything({ maxDepth: 1 })),
  })
  .map((odd) => ({ ...sampleComplaint, ...odd }) as unknown as Complaint);

const now = '2026-11-20T09:00:00.000Z';

/** Whatever a policy holds, nothing throws: it is refused with codes and pointers, or it judges and can be linted. */
export async function fuzz(runs: number, seed: number): Promise<{ accepted: number }> {
  let accepted = 0;
  const property = fc.asyncProperty(
    fc.oneof({ weight: 3, arbitrary: spoilt }, { weight: 1, arbitrary: hostileJson }),
    oddComplaints,
    async (json, complaint) => {
      const parsed = parsePolicy(json);
      assert.equal((Object.prototype as Record<string, unknown>)['polluted'], undefined);
      if ('issues' in parsed) {
        assert.ok(parsed.issues.length > 0);
        for (const { code, path } of parsed.issues) {
          assert.match(code, /^[a-z]+(-[a-z]+)*$/);
          assert.match(path, /^(\/|$)/);
        }
        return;
      }
      accepted += 1;
      const { policy } = parsed;
      assert.deepEqual(parsePolicy(JSON.stringify(policy)), parsed);
      const judge = compile(policy);
      const decision = judge.decide(complaint, { now });
      const outcome = judge.outcome(complaint, { now });
      assert.deepEqual([outcome.severity, outcome.department], [decision.severity, decision.department]);
      assert.deepEqual(
        outcome.deadlines.map(({ due }) => new Date(due).toISOString()),
        decision.deadlines.map(({ due }) => due),
      );
      const workflow = new Workflow(judge);
      assert.equal(workflow.approvalRequired({ cost: 501 }), workflow.approvalRequired({ cost: 501 }));
      for (const { witness } of lint(policy)) if (witness) judge.decide(witness.complaint, { now: witness.now });
      await backtest(policy, policy, [{ id: '1', complaint, receivedAt: now }]);
    },
  );
  await fc.assert(property, { numRuns: runs, seed });
  return { accepted };
}
