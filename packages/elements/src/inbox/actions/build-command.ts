import type { Attachment, Command, CommandType, Issue } from '@redress/cases';
import type { ActionField } from './action-fields.ts';

export interface TaskValue {
  readonly title: string;
  readonly owner: string;
  /** As a date-time input gives it: local, without a zone. */
  readonly dueAt: string;
}

/** What has been typed into an action's form. Texts by the field's path. */
export interface ActionValues {
  readonly texts: Readonly<Record<string, string>>;
  readonly tasks: readonly TaskValue[];
  /** Uploaded already, waiting for what carries them. */
  readonly files?: readonly Attachment[];
}

export const noValues: ActionValues = { texts: {}, tasks: [] };

/** Fields of reply templates that still stand in a text, such as `{{customer.name}}`. */
export const unfilledIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/\{\{\s*([a-z]+\.[a-z]+)\s*\}\}/g)].map(([, name = '']) => name)),
];

/** A field's text: what was typed, else what it starts with. */
export const textOf = (field: ActionField, { texts }: ActionValues): string => texts[field.path] ?? field.initial ?? '';

const instant = (local: string): string | undefined => {
  const time = new Date(local);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
};

type Read = { readonly value: unknown } | { readonly code: string } | undefined;

function readTasks(tasks: readonly TaskValue[]): Read {
  const filled = tasks.filter(({ title }) => title.trim());
  return filled.length
    ? {
        value: filled.map(({ title, owner, dueAt }) => ({
          title: title.trim(),
          ...(owner.trim() && { owner: owner.trim() }),
          ...(dueAt && { dueAt: instant(dueAt) }),
        })),
      }
    : undefined;
}

/** A field's value as the command carries it; `undefined` when it is empty. */
function read(field: ActionField, values: ActionValues): Read {
  if (field.kind === 'tasks') return readTasks(values.tasks);
  if (field.kind === 'files') return values.files?.length ? { value: values.files } : undefined;
  const text = textOf(field, values).trim();
  if (!text) return field.required ? { code: 'required' } : undefined;
  switch (field.kind) {
    case 'instant': {
      const value = instant(text);
      return value === undefined ? { code: 'invalid-format' } : { value };
    }
    case 'money': {
      const value = Number(text);
      return Number.isFinite(value) && value >= 0 ? { value } : { code: 'invalid-format' };
    }
    case 'currency':
      return /^[A-Za-z]{3}$/.test(text) ? { value: text.toUpperCase() } : { code: 'invalid-format' };
    case 'line':
    case 'text':
      if (field.fillable && unfilledIn(text).length) return { code: 'unfilled-field' };
      return text.length > field.most ? { code: 'too-big' } : { value: text };
    case 'select':
    case 'radio':
    case 'tree':
      return { value: text };
  }
}

function place(target: Record<string, unknown>, path: string, value: unknown): void {
  const keys = path.slice(1).split('/');
  const last = keys.pop() ?? '';
  const parent = keys.reduce<Record<string, unknown>>((at, key) => (at[key] ??= {}) as Record<string, unknown>, target);
  parent[last] = value;
}

/** The command that a form's values make, or what is missing, by field. */
export function buildCommand(
  type: CommandType,
  fields: readonly ActionField[],
  values: ActionValues,
): { readonly command: Command } | { readonly issues: Issue[] } {
  const command: Record<string, unknown> = { type };
  const issues: Issue[] = [];
  const withMoney = fields.some((field) => field.kind === 'money' && textOf(field, values).trim());
  for (const field of fields) {
    // A currency says something only beside a sum.
    if (field.kind === 'currency' && !withMoney) continue;
    const result = read(field, values);
    if (!result) continue;
    if ('code' in result) issues.push({ code: result.code, path: field.path });
    else place(command, field.path, result.value);
  }
  // Fields are made from the command's own shape; the desk checks it again.
  return issues.length ? { issues } : { command: command as Command };
}
