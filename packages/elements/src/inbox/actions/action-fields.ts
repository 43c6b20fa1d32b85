import type { Case, CommandType, RemedyType } from '@redress/cases';
import type { CaseRow, Staff } from '@redress/desk';
import type { Choice } from '../../staff/vocabulary.ts';
import type { WorkKey } from '../words.ts';

interface Common {
  /** Where the value goes in the command: a JSON Pointer, which a coded issue of the desk names as well. */
  readonly path: string;
  readonly label: WorkKey;
  readonly hint?: WorkKey;
  readonly required?: boolean;
  /** What it holds before anything is typed. */
  readonly initial?: string;
}

/** One question of an action's form. */
export type ActionField =
  | (Common & {
      readonly kind: 'line' | 'text';
      readonly most: number;
      readonly suggestions?: readonly string[];
      /** Reply templates may be put into it. */
      readonly fillable?: boolean;
    })
  | (Common & { readonly kind: 'select' | 'radio' | 'tree'; readonly options: readonly Choice[] })
  | (Common & { readonly kind: 'instant' | 'money' | 'currency' | 'tasks' | 'files' });

/** What forms are made from. */
export interface ActionContext {
  readonly case: Omit<Case, 'receiptHash'>;
  readonly departments: readonly Choice[];
  readonly staff: readonly Pick<Staff, 'id' | 'name' | 'roles' | 'department'>[];
  readonly causes: readonly Choice[];
  readonly related: readonly CaseRow[];
  /** A code of the vocabulary in the reader's language. */
  readonly label: (
    group: 'outcome' | 'remedy' | 'method' | 'result' | 'clock' | 'who' | 'link',
    code: string,
  ) => string;
}

const remedies: readonly RemedyType[] = [
  'refund',
  'compensation',
  'replacement',
  'repair',
  'credit',
  'correction',
  'apology',
  'explanation',
  'none',
];

const reason: ActionField = { path: '/reason', label: 'field.reason', kind: 'text', most: 5_000, required: true };
const note: ActionField = { path: '/note', label: 'field.note', kind: 'text', most: 5_000 };

/** Colleagues who may work on cases of a department; those of another one are left out. */
function handlers({ staff }: Pick<ActionContext, 'staff'>, department: string | undefined): Choice[] {
  return staff
    .filter(({ roles }) => roles.includes('handler') || roles.includes('supervisor'))
    .filter((person) => !department || person.department === undefined || person.department === department)
    .map(({ id, name }) => ({ value: id, label: name }));
}

const options = (
  context: ActionContext,
  group: Parameters<ActionContext['label']>[0],
  codes: readonly string[],
): Choice[] => codes.map((value) => ({ value, label: context.label(group, value) }));

function proposal(context: ActionContext): ActionField[] {
  const { complaint } = context.case;
  const at = '/proposal';
  return [
    {
      path: `${at}/outcome`,
      label: 'field.outcome',
      kind: 'radio',
      options: options(context, 'outcome', ['upheld', 'partly-upheld', 'rejected']),
      required: true,
    },
    { path: `${at}/plan`, label: 'field.plan', hint: 'field.plan.hint', kind: 'text', most: 5_000, required: true },
    {
      path: `${at}/remedy/type`,
      label: 'field.remedy',
      kind: 'select',
      options: options(context, 'remedy', remedies),
      required: true,
    },
    { path: `${at}/remedy/amount`, label: 'field.amount', kind: 'money' },
    { path: `${at}/remedy/currency`, label: 'field.currency', kind: 'currency', initial: complaint.currency ?? '' },
    { path: `${at}/cost`, label: 'field.cost', hint: 'field.cost.hint', kind: 'money' },
    { path: `${at}/owner`, label: 'field.owner', kind: 'line', most: 200, suggestions: names(context) },
    { path: `${at}/dueAt`, label: 'field.due', kind: 'instant' },
    { path: `${at}/tasks`, label: 'field.tasks', kind: 'tasks' },
  ];
}

const names = ({ staff }: ActionContext): string[] => staff.map(({ name }) => name);

/** Whom a case is given to. `values` are those given so far: the colleagues are those of the department. */
export const assignFields = (
  context: Pick<ActionContext, 'departments' | 'staff'>,
  values: Readonly<Record<string, string>>,
  it: Partial<Pick<ActionContext['case'], 'department' | 'handler'>> = {},
): readonly ActionField[] => [
  {
    path: '/department',
    label: 'field.department',
    kind: 'select',
    options: context.departments,
    required: true,
    initial: it.department ?? '',
  },
  {
    path: '/handler',
    label: 'field.handler',
    kind: 'select',
    options: handlers(context, values['/department'] ?? it.department),
    initial: it.handler ?? '',
  },
];

/** What colleagues write for each other. */
export const noteFields: readonly ActionField[] = [
  { path: '/note', label: 'field.note', hint: 'field.note.hint', kind: 'text', most: 20_000, required: true },
];

/**
 * The questions of a command, in order; empty when it asks nothing.
 * `values` are those given so far: some choices depend on others.
 */
export function actionFields(
  type: CommandType,
  context: ActionContext,
  values: Readonly<Record<string, string>> = {},
): readonly ActionField[] {
  const it = context.case;
  switch (type) {
    case 'assign':
      return assignFields(context, values, it);
    case 'escalate':
      return [
        {
          path: '/handler',
          label: 'field.handler',
          hint: 'field.handler.other',
          kind: 'select',
          options: handlers(context, values['/department']).filter(({ value }) => value !== it.handler),
          required: true,
        },
        { path: '/department', label: 'field.department', kind: 'select', options: context.departments },
      ];
    case 'ask':
      return [
        {
          path: '/of',
          label: 'field.of',
          kind: 'radio',
          options: options(context, 'who', ['customer', 'third-party']),
          required: true,
          initial: 'customer',
        },
        { path: '/question', label: 'field.question', kind: 'text', most: 5_000, required: true },
        { path: '/until', label: 'field.until', kind: 'instant' },
      ];
    case 'propose':
      return proposal(context);
    case 'merge':
      return [
        {
          path: '/into',
          label: 'field.into',
          kind: 'line',
          most: 100,
          required: true,
          suggestions: context.related.map(({ number }) => number),
        },
      ];
    case 'link':
      return [
        {
          path: '/to',
          label: 'field.link.to',
          kind: 'line',
          most: 100,
          required: true,
          suggestions: context.related.map(({ number }) => number),
        },
        {
          path: '/as',
          label: 'field.link.as',
          kind: 'radio',
          options: options(context, 'link', ['repeat', 'related']),
          required: true,
          initial: 'related',
        },
      ];
    case 'add-task':
      return [
        { path: '/task/title', label: 'field.task.title', kind: 'line', most: 200, required: true },
        { path: '/task/owner', label: 'field.owner', kind: 'line', most: 200, suggestions: names(context) },
        { path: '/task/dueAt', label: 'field.due', kind: 'instant' },
      ];
    case 'complete-task': {
      const open = it.tasks.filter(({ doneAt }) => doneAt === undefined);
      return [
        {
          path: '/task',
          label: 'field.task',
          kind: 'select',
          options: open.map(({ id, title }) => ({ value: id, label: title })),
          required: true,
          initial: open.length === 1 ? (open[0]?.id ?? '') : '',
        },
        note,
      ];
    }
    case 'record-contact':
      return [
        {
          path: '/contact/method',
          label: 'field.method',
          kind: 'select',
          options: options(context, 'method', ['phone', 'email', 'chat', 'letter', 'on-site']),
          required: true,
          initial: 'phone',
        },
        {
          path: '/contact/result',
          label: 'field.result',
          kind: 'select',
          options: options(context, 'result', [
            'reached',
            'no-answer',
            'wrong-number',
            'not-the-person',
            'refused',
            'broke-off',
          ]),
          required: true,
        },
        { ...note, path: '/contact/note', label: 'field.said' },
      ];
    case 'code-cause':
      return [
        {
          path: '/cause',
          label: 'field.cause',
          kind: 'tree',
          options: context.causes,
          required: true,
          initial: it.cause ?? '',
        },
        note,
      ];
    case 'extend': {
      const running = it.clocks.filter(({ cycle, metAt }) => cycle === it.cycle && metAt === undefined);
      return [
        {
          path: '/clock',
          label: 'field.clock',
          kind: 'select',
          options: options(
            context,
            'clock',
            running.map(({ kind }) => kind),
          ),
          required: true,
          initial: running.length === 1 ? (running[0]?.kind ?? '') : '',
        },
        { path: '/dueAt', label: 'field.new-due', kind: 'instant', required: true },
        { ...reason, hint: 'field.reason.told' },
      ];
    }
    case 'reject':
    case 'return':
    case 'send-back':
    case 'dispute':
    case 'revisit':
    case 'reopen':
      return [reason];
    case 'withdraw':
      return [{ ...reason, required: false }];
    case 'refer':
      return [{ ...reason, path: '/recourse', label: 'field.recourse', hint: 'field.recourse.hint' }];
    case 'approve':
    case 'accept':
      return [note];
    case 'send-message':
      return [
        {
          path: '/message/text',
          label: 'field.message',
          hint: 'field.message.hint',
          kind: 'text',
          most: 20_000,
          required: true,
          fillable: true,
        },
        { path: '/message/attachments', label: 'field.files', kind: 'files' },
      ];
    case 'add-note':
      return [...noteFields, { path: '/attachments', label: 'field.files', kind: 'files' }];
    case 'acknowledge':
    case 'investigate':
    case 'resume':
    case 'offer':
    case 'follow-up':
    case 'close':
    case 'answer-survey':
    case 'record-breach':
    case 'absorb':
    case 'escalate-deadline':
      return [];
  }
}
