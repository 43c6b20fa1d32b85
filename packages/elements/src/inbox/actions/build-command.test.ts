import { expect } from '@open-wc/testing';
import { lifecycle, parseCommand, type CommandType } from '@redress/cases';
import { actionFields, type ActionContext, type ActionField } from './action-fields.ts';
import { buildCommand, type ActionValues } from './build-command.ts';

const context = {
  case: {
    department: 'care',
    cycle: 1,
    complaint: { currency: 'EUR' },
    tasks: [{ id: 't1', title: 'Refund' }],
    clocks: [{ kind: 'resolve', cycle: 1 }],
  },
  departments: [{ value: 'care', label: 'Care' }],
  staff: [{ id: 'hana', name: 'Hana', roles: ['handler'] }],
  causes: [{ value: 'product', label: 'Product' }],
  related: [],
  label: (_: string, code: string) => code,
} as unknown as ActionContext;

const sample = (field: ActionField): string => {
  switch (field.kind) {
    case 'line':
    case 'text':
      return ' some words ';
    case 'select':
    case 'radio':
    case 'tree':
      return field.options[0]?.value ?? '';
    case 'instant':
      return '2026-11-22T10:30';
    case 'money':
      return '12.50';
    case 'currency':
      return 'eur';
    case 'tasks':
    case 'files':
      return '';
  }
};

const filled = (fields: readonly ActionField[]): ActionValues => ({
  texts: Object.fromEntries(fields.map((field) => [field.path, sample(field)])),
  tasks: [
    { title: 'Refund', owner: 'Hana', dueAt: '2026-11-23T09:00' },
    { title: ' ', owner: 'nobody', dueAt: '' },
  ],
});

const types = Object.keys(lifecycle) as CommandType[];
const notForStaff: readonly CommandType[] = ['answer-survey', 'record-breach', 'absorb', 'escalate-deadline'];

describe('the forms of actions', () => {
  for (const type of types.filter((each) => !notForStaff.includes(each))) {
    it(`make a ${type} that the desk takes, whole and with the required answers alone`, () => {
      const fields = actionFields(type, context);
      for (const some of [fields, fields.filter((field) => field.required)]) {
        const built = buildCommand(type, some, filled(some));
        if (!('command' in built)) throw new Error(JSON.stringify(built.issues));
        expect(parseCommand(built.command)).to.deep.equal({ command: built.command });
      }
    });
  }

  it('say which required answers are missing, by their place in the command', () => {
    const fields = actionFields('propose', context);
    const built = buildCommand('propose', fields, { texts: {}, tasks: [] });
    expect(built).to.deep.equal({
      issues: ['/proposal/outcome', '/proposal/plan', '/proposal/remedy/type'].map((path) => ({
        code: 'required',
        path,
      })),
    });
  });

  it('refuse sums and dates that are none', () => {
    const fields = actionFields('propose', context);
    const values = filled(fields);
    const texts = { ...values.texts, '/proposal/cost': 'a lot', '/proposal/dueAt': 'soon' };
    const built = buildCommand('propose', fields, { ...values, texts });
    expect('issues' in built && built.issues).to.deep.equal([
      { code: 'invalid-format', path: '/proposal/cost' },
      { code: 'invalid-format', path: '/proposal/dueAt' },
    ]);
  });

  it('leave the currency out where there is no sum', () => {
    const fields = actionFields('propose', context);
    const { texts } = filled(fields);
    const without = { ...texts, '/proposal/remedy/amount': '', '/proposal/cost': '' };
    const built = buildCommand('propose', fields, { texts: without, tasks: [] });
    expect('command' in built && built.command)
      .to.have.nested.property('proposal.remedy')
      .that.deep.equals({ type: 'refund' });
  });

  it('offer the colleagues of the chosen department', () => {
    const staff = [
      { id: 'a', name: 'A', roles: ['handler'], department: 'care' },
      { id: 'b', name: 'B', roles: ['handler'], department: 'quality' },
      { id: 'c', name: 'C', roles: ['supervisor'] },
      { id: 'd', name: 'D', roles: ['auditor'] },
    ] as unknown as ActionContext['staff'];
    const ids = (department: string): string[] => {
      const field = actionFields('assign', { ...context, staff }, { '/department': department })[1];
      return field && 'options' in field ? field.options.map(({ value }) => value) : [];
    };
    expect(ids('care')).to.deep.equal(['a', 'c']);
    expect(ids('quality')).to.deep.equal(['b', 'c']);
  });
});
