import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Case, CaseEvent, Role } from '@redress/cases';
import { newsFor } from './staff-topics.ts';

const at = '2026-11-22T09:00:00.000Z';
const system = { role: 'system' } as const;
const theCase = { department: 'care', handler: 'hal' } as Case;
const person = (id: string, role: Role, department?: string) => ({ id, name: id, roles: [role], department });
const people = [
  person('hal', 'handler', 'care'),
  person('ina', 'handler', 'care'),
  person('joe', 'handler', 'quality'),
  person('sue', 'supervisor', 'care'),
  person('tom', 'supervisor', 'quality'),
  person('una', 'supervisor'),
  person('dan', 'dispatcher'),
];
const asked = (event: object, needsApproval = false): string[] =>
  people
    .filter((each) => newsFor(each, theCase, [{ at, actor: system, ...event } as CaseEvent], needsApproval).length)
    .map(({ id }) => id);
const escalated = { type: 'deadline-escalated', rule: 'r', clock: 'resolve', firesAt: at, late: false };

describe('staff who are asked for', () => {
  it('are the handler for what is theirs', () => {
    assert.deepEqual(asked({ type: 'assigned', department: 'care', handler: 'hal' }), ['hal']);
    assert.deepEqual(asked({ type: 'message-sent', actor: { role: 'customer' }, message: { text: 'x' } }), ['hal']);
    assert.deepEqual(asked({ type: 'message-sent', actor: { role: 'handler' }, message: { text: 'x' } }), []);
    assert.deepEqual(asked({ type: 'note-added', note: 'x' }), ['hal']);
  });
  it('are never who brought it about', () => {
    assert.deepEqual(asked({ type: 'assigned', actor: { role: 'handler', id: 'hal' }, department: 'care' }), []);
  });
  it('are the supervisors of the department and of all, where the policy wants an approval', () => {
    const proposed = { type: 'solution-proposed', actor: { role: 'handler', id: 'hal' }, proposal: {} };
    assert.deepEqual(asked(proposed), []);
    assert.deepEqual(asked(proposed, true), ['sue', 'una']);
  });
  it('are those whom an escalation names', () => {
    assert.deepEqual(asked({ ...escalated, notify: [] }), []);
    assert.deepEqual(asked({ ...escalated, notify: ['department'] }), ['hal', 'ina']);
    assert.deepEqual(asked({ ...escalated, notify: ['handler', 'dispatcher'] }), ['hal', 'dan']);
    assert.deepEqual(asked({ ...escalated, notify: ['supervisor'] }), ['sue', 'una']);
  });
  it('are nobody for what another system had ended', () => {
    const news = [{ ...escalated, notify: ['supervisor'] }, { type: 'history-imported' }] as unknown as CaseEvent[];
    assert.deepEqual(newsFor(person('sue', 'supervisor'), theCase, news, true), []);
  });
});
