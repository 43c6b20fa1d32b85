import type { Issue } from '@redress/cases';
import { policyLimits } from './limits.ts';

/** A JSON value of our own, or why the input is none. */
export type Copied = { readonly value: unknown } | { readonly issues: readonly Issue[] };

const fault = (code: string, path = '', params?: Issue['params']): Copied => ({
  issues: [params ? { code, path, params } : { code, path }],
});

/** Read JSON text, or take a parsed value, into a copy that nothing else can change. Never throws. */
export function copyJson(input: unknown): Copied {
  if (typeof input !== 'string') return copyValue(input);
  try {
    return copyValue(JSON.parse(input.startsWith('\uFEFF') ? input.slice(1) : input));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const position = /position (\d+)/.exec(error.message)?.[1];
    return fault('invalid-json', '', position === undefined ? undefined : { position: Number(position) });
  }
}

function copyValue(input: unknown): Copied {
  const refused: Issue[] = [];
  let nodes = 0;
  const copy = (value: unknown, path: string, depth: number): unknown => {
    if (typeof value !== 'object' || value === null) {
      if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') {
        refused.push({ code: 'not-json', path });
      }
      return value;
    }
    if (refused.length >= policyLimits.issues) return undefined;
    if (depth > policyLimits.depth) refused.push({ code: 'too-deep', path, params: { maximum: policyLimits.depth } });
    else if ((nodes += 1) > policyLimits.nodes) refused.push({ code: 'too-large', path });
    else
      return Array.isArray(value)
        ? value.map((item, i) => copy(item, `${path}/${String(i)}`, depth + 1))
        : copyObject(value, path, depth);
    return undefined;
  };
  const copyObject = (value: object, path: string, depth: number): unknown => {
    const own: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(value)) {
      const at = `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (key === '__proto__') refused.push({ code: 'reserved-key', path: at, params: { key } });
      else if (item !== undefined) own[key] = copy(item, at, depth + 1);
    }
    return own;
  };
  const value = copy(input, '', 0);
  return refused.length ? { issues: refused } : { value };
}
