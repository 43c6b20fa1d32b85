import { expect } from '@open-wc/testing';
import { fill } from './controls.ts';
import type { Question } from './question.ts';

const category: Question = {
  name: 'category',
  kind: 'select',
  label: 'What is it about?',
  required: true,
  options: [
    ['card', 'Card'],
    ['loan', 'Loan'],
  ],
};

const shown = (select: HTMLSelectElement): string[] =>
  [...select.options].map(({ value, text, selected, disabled }) =>
    [value, text, selected && 'chosen', disabled && 'closed'].filter(Boolean).join(' '),
  );

describe('a list that is chosen from', () => {
  it('asks to choose, until something is', () => {
    const select = document.createElement('select');
    fill(select, category, undefined, 'Please choose');
    expect(shown(select)).to.deep.equal(['Please choose chosen', 'card Card', 'loan Loan']);
    fill(select, category, 'loan', 'Please choose');
    expect(shown(select)).to.deep.equal(['Please choose closed', 'card Card', 'loan Loan chosen']);
    fill(select, { ...category, required: false }, 'loan', 'Please choose');
    expect(shown(select)[0]).to.equal('Please choose');
  });

  it('keeps its options while they stay the same, and takes others in another language', () => {
    const select = document.createElement('select');
    fill(select, category, 'card', 'Please choose');
    const [, card] = select.options;
    fill(select, { ...category, options: [...(category.options ?? [])] }, 'loan', 'Please choose');
    expect(select.options[1]).to.equal(card);
    fill(select, { ...category, options: [['loan', 'Kredit']] }, 'loan', 'Bitte wählen');
    expect(shown(select)).to.deep.equal(['Bitte wählen closed', 'loan Kredit chosen']);
  });

  it('asks again for what has gone', () => {
    const select = document.createElement('select');
    fill(select, category, 'insurance', 'Please choose');
    expect(shown(select)).to.deep.equal(['Please choose chosen closed', 'card Card', 'loan Loan']);
  });

  it('begins with what is preset', () => {
    const select = document.createElement('select');
    fill(select, { ...category, preset: 'loan' }, undefined, 'Please choose');
    expect(shown(select)).to.deep.equal(['card Card', 'loan Loan chosen']);
  });
});
