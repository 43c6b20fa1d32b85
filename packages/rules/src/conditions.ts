import type { Issue } from '@redress/cases';
import { operatorFault, resolveOperator } from './operators.ts';
import { parsePath } from './path.ts';
import { isKeywordOperator, keywordFault } from './keywords.ts';

/** Another fact as the right-hand side of a condition. */
export interface FactReference {
  readonly fact: string;
  readonly path?: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** One comparison, as json-rules-engine writes it. */
export interface LeafCondition {
  readonly fact: string;
  readonly operator: string;
  readonly value: unknown;
  readonly path?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly priority?: number;
  readonly name?: string;
}

export type NestedCondition = LeafCondition | Conditions;

/** The conditions of a rule, as json-rules-engine writes them. */
export type Conditions = (
  | { readonly all: readonly NestedCondition[] }
  | { readonly any: readonly NestedCondition[] }
  | { readonly not: NestedCondition }
  | { readonly condition: string }
) & { readonly priority?: number; readonly name?: string };

// Of two that stand together json-rules-engine takes the first in this order, and never looks at the other.
const kinds = ['any', 'all', 'not', 'condition', 'fact'] as const;
const allowed: Record<(typeof kinds)[number], readonly string[]> = {
  all: ['all', 'priority', 'name'],
  any: ['any', 'priority', 'name'],
  not: ['not', 'priority', 'name'],
  condition: ['condition', 'priority', 'name'],
  fact: ['fact', 'operator', 'value', 'path', 'params', 'priority', 'name'],
};

/** Where faults go, and which operators are known beside the usual ones. */
export interface ConditionCheck {
  readonly report: (code: string, path: string, params?: Issue['params']) => void;
  readonly operators: ReadonlySet<string>;
}

type Plain = Record<string, unknown>;

export const isRecord = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const escape = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/**
 * Check conditions, and report each fault with its JSON Pointer.
 * Nesting was bounded before: a policy deeper than `policyLimits.depth` never gets here.
 */
export function checkConditions(input: unknown, at: string, check: ConditionCheck, root = true): void {
  const { report } = check;
  if (!isRecord(input)) {
    report('invalid-conditions', at);
    return;
  }
  const kind = kinds.find((key) => Object.hasOwn(input, key));
  if (kind === undefined || (root && kind === 'fact')) {
    report(root ? 'conditions-root' : 'required', root ? at : `${at}/fact`);
    return;
  }
  for (const key of Object.keys(input)) {
    if (!allowed[kind].includes(key)) report('unknown-key', `${at}/${escape(key)}`, { key });
  }
  checkCommon(input, at, check);
  switch (kind) {
    case 'all':
    case 'any': {
      const children = input[kind];
      if (!Array.isArray(children)) report('invalid-type', `${at}/${kind}`, { expected: 'array' });
      else
        children.forEach((child, i) => {
          checkConditions(child, `${at}/${kind}/${String(i)}`, check, false);
        });
      return;
    }
    case 'not':
      checkConditions(input['not'], `${at}/not`, check, false);
      return;
    case 'condition':
      if (typeof input['condition'] !== 'string') report('invalid-type', `${at}/condition`, { expected: 'string' });
      return;
    case 'fact':
      checkLeaf(input, at, check);
  }
}

function checkCommon(input: Plain, at: string, { report }: ConditionCheck): void {
  const { priority, name } = input;
  if (priority !== undefined && !(Number.isSafeInteger(priority) && (priority as number) > 0)) {
    report('invalid-priority', `${at}/priority`);
  }
  if (name !== undefined && typeof name !== 'string') report('invalid-type', `${at}/name`, { expected: 'string' });
}

function checkLeaf(leaf: Plain, at: string, check: ConditionCheck): void {
  const { report, operators } = check;
  const { fact, operator, value, params } = leaf;
  if (typeof fact !== 'string' || fact === '') report('invalid-type', `${at}/fact`, { expected: 'string' });
  if (params !== undefined && !isRecord(params)) report('invalid-type', `${at}/params`, { expected: 'object' });
  checkPath(leaf, at, check);
  const reference = isReference(value);
  if (!('value' in leaf)) report('required', `${at}/value`);
  else if (reference) checkReference(value as unknown as Plain, `${at}/value`, check);
  if (typeof operator !== 'string') {
    report(operator === undefined ? 'required' : 'invalid-type', `${at}/operator`, { expected: 'string' });
  } else if (!resolveOperator(operator) && !isKeywordOperator(operator) && !operators.has(operator)) {
    report('unknown-operator', `${at}/operator`, { operator });
  } else if ('value' in leaf) {
    const fault = isKeywordOperator(operator)
      ? keywordFault(reference ? undefined : value)
      : !reference && operatorFault(operator, value);
    if (fault) report(fault, `${at}/value`, { operator });
  }
}

function checkReference(reference: Plain, at: string, check: ConditionCheck): void {
  const { report } = check;
  for (const key of Object.keys(reference)) {
    if (!['fact', 'path', 'params'].includes(key)) report('unknown-key', `${at}/${escape(key)}`, { key });
  }
  if (typeof reference['fact'] !== 'string' || reference['fact'] === '') {
    report('invalid-type', `${at}/fact`, { expected: 'string' });
  }
  checkPath(reference, at, check);
}

function checkPath({ path }: Plain, at: string, { report }: ConditionCheck): void {
  if (path === undefined) return;
  if (typeof path !== 'string') report('invalid-type', `${at}/path`, { expected: 'string' });
  else if (!parsePath(path)) report('unsupported-path', `${at}/path`, { path });
}

/** Whether a condition's value names another fact. */
export const isReference = (value: unknown): value is FactReference => isRecord(value) && Object.hasOwn(value, 'fact');

/** The names of shared conditions that these refer to, with the pointer of each reference. */
export function referencesIn(input: unknown, at: string): { name: string; path: string }[] {
  if (!isRecord(input)) return [];
  if (typeof input['condition'] === 'string') return [{ name: input['condition'], path: `${at}/condition` }];
  const list = input['all'] ?? input['any'];
  if (Array.isArray(list)) {
    const key = 'all' in input ? 'all' : 'any';
    return list.flatMap((child, i) => referencesIn(child, `${at}/${key}/${String(i)}`));
  }
  return 'not' in input ? referencesIn(input['not'], `${at}/not`) : [];
}

/** Every leaf under these conditions, shared ones not followed. */
export function* leavesIn(input: NestedCondition): Generator<LeafCondition> {
  if ('fact' in input) yield input;
  else if ('all' in input) for (const child of input.all) yield* leavesIn(child);
  else if ('any' in input) for (const child of input.any) yield* leavesIn(child);
  else if ('not' in input) yield* leavesIn(input.not);
}
