import { expect } from '@open-wc/testing';
import type { FormInfo } from '@redress/desk';
import { shownFields } from './conditions.ts';

const info = {
  categories: [{ id: 'product' }],
  fields: [
    { id: 'injury', type: 'boolean' },
    { id: 'doctor', type: 'string', showIf: { condition: 'hurt' } },
    { id: 'photo', type: 'string', showIf: { not: { condition: 'hurt' } } },
  ],
  conditions: {
    hurt: { any: [{ fact: 'injury', operator: 'equal', value: true }, { condition: 'says so' }] },
    'says so': { all: [{ fact: 'text', operator: 'containsAny', value: ['hospital'] }] },
  },
} as unknown as FormInfo;

const shown = (answers: Parameters<typeof shownFields>[1]): string[] => [...shownFields(info, answers)];

describe('conditions that questions share by name', () => {
  it('hold as they do where the complaint is judged', () => {
    expect(shown({ category: 'product' })).to.deep.equal(['injury', 'photo']);
    expect(shown({ category: 'product', 'fields.injury': true })).to.deep.equal(['injury', 'doctor']);
    expect(shown({ category: 'product', title: 'In the hospital' })).to.deep.equal(['injury', 'doctor']);
  });
});
