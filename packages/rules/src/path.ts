import { isObject } from './values.ts';

/** One step into a value: a key or an index, or every element (`*`). */
export type PathStep = { readonly key: string } | { readonly each: true };

const step = /\.(\*|[\p{L}_][\p{L}\p{N}_]*)|\[(\*|\d{1,9}|'[^'"[\]`*@$^~,:?()]+'|"[^'"[\]`*@$^~,:?()]+")\]/uy;

/**
 * The subset of JSONPath that needs no evaluator: `$`, `.name`, `['name']`, `[0]`, `.*` and `[*]`.
 * Filters, scripts, slices, unions and recursive descent are refused: `undefined`.
 */
export function parsePath(path: string): readonly PathStep[] | undefined {
  if (path === '' || path === '$') return [];
  if (!path.startsWith('$')) return undefined;
  const steps: PathStep[] = [];
  step.lastIndex = 1;
  while (step.lastIndex < path.length) {
    const match = step.exec(path);
    if (!match) {
      step.lastIndex = 0;
      return undefined;
    }
    const raw = match[1] ?? match[2] ?? '';
    steps.push(raw === '*' ? { each: true } : { key: raw.replace(/^['"]|['"]$/g, '') });
  }
  return steps;
}

/**
 * The value at a path, as jsonpath-plus with `wrap: false` gives it: a scalar stays itself,
 * nothing found is `undefined`, and `*` makes an array even of one.
 */
export function valueAt(value: unknown, steps: readonly PathStep[]): unknown {
  if (!isObject(value) || !steps.length) return value;
  let found: unknown[] = [value];
  let many = false;
  for (const at of steps) {
    if ('each' in at) {
      many = true;
      found = found.flatMap((item) => (isObject(item) ? Object.values(item) : []));
    } else {
      found = found.flatMap((item) => (ownKey(item, at.key) ? [(item as Record<string, unknown>)[at.key]] : []));
    }
  }
  if (!found.length) return undefined;
  return many ? found : found[0];
}

const ownKey = (item: unknown, key: string): boolean =>
  item !== null &&
  item !== undefined &&
  item !== '' &&
  item !== 0 &&
  item !== false &&
  Object.hasOwn(Object(item) as object, key);
