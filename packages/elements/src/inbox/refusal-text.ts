import type { Words } from './words.ts';

interface Coded {
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Why one case was left as it is, in a few words. */
export function refusalText(error: Coded, { t, has }: Words, otherwise: (error: Coded) => string): string {
  const { code, params } = error;
  if (code === 'version-conflict') return t('bulk.conflict');
  const key = `refusal.${String(params['reason'])}`;
  return code === 'refused' && has(key) ? t(key as 'refusal.tasks-open', params) : otherwise(error);
}
