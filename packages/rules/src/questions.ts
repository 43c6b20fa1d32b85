import { pointer, type Complaint, type FieldValue, type Issue } from '@redress/cases';
import { Evaluation } from './evaluate.ts';
import { factReader } from './facts.ts';
import { localClock } from './local-time.ts';
import type { FactDefinition, Policy } from './policy.ts';
import { Program } from './program.ts';

/** A complaint that may still be unfinished, as a form holds it. */
export type Draft = Partial<Complaint>;

/**
 * The policy's questions that apply to a complaint so far: by its category and by each question's `showIf`,
 * in the policy's order. `showIf` sees the complaint's facts, but nothing that needs a time or a history.
 */
export function questionsFor(policy: Policy, draft: Draft): [name: string, definition: FactDefinition][] {
  return Object.entries(policy.facts ?? {}).filter(([, definition]) => applies(policy, definition, draft));
}

function applies(policy: Policy, { categories, showIf, staffOnly }: FactDefinition, draft: Draft): boolean {
  if (staffOnly) return false;
  const { category, subcategory } = draft;
  const chosen = [category, subcategory].some((id) => id !== undefined && categories?.includes(id));
  if (categories && !chosen) return false;
  if (!showIf) return true;
  const program = new Program(policy.conditions);
  const node = program.add(showIf);
  const complaint = { channel: 'web', category: '', title: '', description: '', ...draft } satisfies Complaint;
  const source = { complaint, now: 0, repeatCount: 0, clock: localClock(() => 0) };
  const declared = (name: string): boolean => Object.hasOwn(policy.facts ?? {}, name);
  const read = (slot: number): unknown =>
    factReader(program.facts[slot] ?? '', declared)({ ...source, severity: undefined, department: undefined });
  return new Evaluation(program, read).holds(node);
}

/**
 * What a policy finds wrong with a complaint of the right shape: `unknown-category`, `unknown-subcategory`,
 * `unknown-field`, `required` (questions that apply), `invalid-type`, `too-small`, `too-big`, `too-long`,
 * `invalid-value`, `invalid-date`, `consent-required`, `anonymous-refused`, `too-many-attachments`, `file-too-big`,
 * `file-type`. Pointers are into the complaint.
 */
export function checkComplaint(policy: Policy, complaint: Complaint): Issue[] {
  const { category, subcategory, fields = {} } = complaint;
  const issues: Issue[] = [];
  const node = policy.categories.find(({ id }) => id === category);
  if (!node) issues.push({ code: 'unknown-category', path: '/category', params: { id: category } });
  else if (subcategory !== undefined && !node.children?.some(({ id }) => id === subcategory)) {
    issues.push({ code: 'unknown-subcategory', path: '/subcategory', params: { id: subcategory } });
  }
  for (const name of Object.keys(fields)) {
    if (!Object.hasOwn(policy.facts ?? {}, name))
      issues.push({ code: 'unknown-field', path: pointer(['fields', name]) });
  }
  for (const [name, definition] of Object.entries(policy.facts ?? {})) {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const path = pointer(['fields', name]);
    if (value !== undefined) issues.push(...checkAnswer(definition, value, path));
    else if (definition.required && applies(policy, definition, complaint)) issues.push({ code: 'required', path });
  }
  return [...issues, ...checkForm(policy, complaint)];
}

function checkAnswer(definition: FactDefinition, value: FieldValue, path: string): Issue[] {
  const { type, minimum, maximum, maxLength, format } = definition;
  const fits =
    type === 'array' ? Array.isArray(value) : type === 'integer' ? Number.isInteger(value) : typeof value === type;
  if (!fits) return [{ code: 'invalid-type', path, params: { expected: type } }];
  if (typeof value === 'number') {
    if (minimum !== undefined && value < minimum) return [{ code: 'too-small', path, params: { minimum } }];
    if (maximum !== undefined && value > maximum) return [{ code: 'too-big', path, params: { maximum } }];
  }
  if (typeof value === 'string') {
    if (maxLength !== undefined && value.length > maxLength)
      return [{ code: 'too-long', path, params: { maximum: maxLength } }];
    const date = /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(value) : Number.NaN;
    if (format === 'date' && Number.isNaN(date)) return [{ code: 'invalid-date', path }];
  }
  const allowed: readonly unknown[] | undefined = definition.enum;
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return allowed && !values.every((item) => allowed.includes(item))
    ? [{ code: 'invalid-value', path, params: { values: allowed } }]
    : [];
}

function checkForm({ form }: Policy, { consent, customer, attachments = [] }: Complaint): Issue[] {
  const { max, maxBytes, types } = form?.attachments ?? {};
  const issues: Issue[] = [];
  if (form?.consent && consent !== true) issues.push({ code: 'consent-required', path: '/consent' });
  if (form?.anonymous === false && !customer) issues.push({ code: 'anonymous-refused', path: '/customer' });
  if (max !== undefined && attachments.length > max) {
    issues.push({ code: 'too-many-attachments', path: '/attachments', params: { maximum: max } });
  }
  attachments.forEach(({ size, type }, i) => {
    const path = pointer(['attachments', i]);
    if (maxBytes !== undefined && size > maxBytes)
      issues.push({ code: 'file-too-big', path, params: { maximum: maxBytes } });
    if (types && !types.some((allowed) => matchesType(type, allowed)))
      issues.push({ code: 'file-type', path, params: { type } });
  });
  return issues;
}

const matchesType = (type: string, allowed: string): boolean =>
  allowed.endsWith('/*') ? type.startsWith(allowed.slice(0, -1)) : type === allowed;
