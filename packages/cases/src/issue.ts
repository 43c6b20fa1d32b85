import type * as z from 'zod/mini';

/** A fault in input: which value, and what is wrong with it. The sentence lives in the locales. */
export interface Issue {
  readonly code: string;
  /** JSON Pointer (RFC 6901) to the value; `''` is the whole. */
  readonly path: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** The JSON Pointer of a path of keys. */
export const pointer = (path: readonly PropertyKey[]): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Zod's issues as ours: unrecognised keys each get their own pointer, and no English sentence is kept. */
export function issuesOf(error: z.core.$ZodError): Issue[] {
  return error.issues.flatMap((issue): Issue[] => {
    const { code, path, message, ...rest } = issue;
    if (code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ code: 'unknown-key', path: pointer([...path, key]), params: { key } }));
    }
    const params = Object.fromEntries(
      Object.entries(rest).filter(([key]) => ['minimum', 'maximum', 'expected', 'values', 'format'].includes(key)),
    );
    const named =
      code === 'custom' ? message : code === 'invalid_type' && issue.input === undefined ? 'required' : code;
    return [{ code: named.replaceAll('_', '-'), path: pointer(path), params }];
  });
}
