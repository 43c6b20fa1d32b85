import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Complaint } from '@redress/cases';
import { parsePolicy } from './parse.ts';
import { checkComplaint, questionsFor } from './questions.ts';
import { sampleComplaint, samplePolicy } from '../test/sample.ts';

const parsed = parsePolicy(samplePolicy);
assert.ok('policy' in parsed);
const { policy } = parsed;
const codes = (change: Partial<Complaint>): string[] =>
  checkComplaint(policy, { ...sampleComplaint, ...change }).map(({ code, path }) => `${code} ${path}`);

it('asks what the category and the answers so far call for', () => {
  assert.deepEqual(
    questionsFor(policy, {}).map(([name]) => name),
    ['injury', 'symptoms'],
  );
  const draft = { category: 'product', fields: { injury: true } };
  assert.deepEqual(
    questionsFor(policy, draft).map(([name]) => name),
    ['injury', 'warrantyMonths', 'batch', 'symptoms'],
  );
});

it('accepts a complaint that answers them', () => {
  assert.deepEqual(codes({}), []);
});

it('points at each value that the policy does not take', () => {
  assert.deepEqual(codes({ category: 'nope' }), ['unknown-category /category']);
  assert.deepEqual(codes({ subcategory: 'nope' }), ['unknown-subcategory /subcategory']);
  assert.deepEqual(codes({ fields: { warrantyMonths: 121, odd: 1 } }), [
    'unknown-field /fields/odd',
    'too-big /fields/warrantyMonths',
  ]);
  assert.deepEqual(codes({ fields: { warrantyMonths: 1.5 } }), ['invalid-type /fields/warrantyMonths']);
  assert.deepEqual(codes({ fields: { warrantyMonths: 1, injury: true } }), ['required /fields/batch']);
  assert.deepEqual(codes({ fields: { warrantyMonths: 1, symptoms: ['burn', 'itch'] } }), [
    'invalid-value /fields/symptoms',
  ]);
  assert.deepEqual(codes({ fields: {} }), ['required /fields/warrantyMonths']);
  assert.deepEqual(codes({ consent: false }), ['consent-required /consent']);
});

it('takes no more files, no bigger and of no other kind than the form says', () => {
  const file = { id: 'abcdefgh', name: 'a', type: 'image/png', size: 5, sha256: '0'.repeat(64) };
  assert.deepEqual(codes({ attachments: [file] }), []);
  assert.deepEqual(
    codes({
      attachments: [
        { ...file, size: 11 },
        { ...file, type: 'text/html' },
      ],
    }),
    ['too-many-attachments /attachments', 'file-too-big /attachments/0', 'file-type /attachments/1'],
  );
});
