import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compile } from './compile.ts';
import { parsePolicy } from './parse.ts';
import { Workflow } from './workflow.ts';
import { samplePolicy } from '../test/sample.ts';

// Friday 2026-11-20, 17:00 in Shanghai.
const now = '2026-11-20T09:00:00.000Z';
const parsed = parsePolicy(samplePolicy);
assert.ok('policy' in parsed);
const workflow = new Workflow(compile(parsed.policy));

describe('Workflow', () => {
  it('asks for approval by the policy', () => {
    assert.equal(workflow.approvalRequired({ cost: 501 }), true);
    assert.equal(workflow.approvalRequired({ cost: 500 }), false);
    assert.equal(workflow.approvalRequired({}), false);
  });

  it('moves a deadline by the working time that a pause took', () => {
    const deadline = { due: '2026-11-23T04:00:00.000Z', within: '4 business hours', calendar: 'office' };
    const pause = { pausedAt: '2026-11-23T02:00:00.000Z', resumedAt: '2026-11-23T06:30:00.000Z' };
    const { due, proof } = workflow.resume(deadline, pause);
    assert.equal(due, '2026-11-23T08:30:00.000Z');
    assert.equal(
      proof.reduce((sum, { counted }) => sum + counted, 0),
      120,
    );
    assert.equal(workflow.resume({ ...deadline, within: '4 hours' }, pause).due, '2026-11-23T08:30:00.000Z');
  });

  it('ends a window of the workflow', () => {
    assert.equal(workflow.window('offerWindow', now), '2026-11-27T09:00:00.000Z');
    assert.equal(workflow.window('reopenWindow', now), undefined);
  });
});
