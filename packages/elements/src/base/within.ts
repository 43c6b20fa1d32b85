import type { LocaleController } from './locale-controller.ts';

/** `10 business days` in the reader's language; as the policy says it where it is said otherwise. */
export function withinText(within: string, locale: LocaleController): string {
  const [, count, business, unit] = /^(\d+) (business )?(minute|hour|day|week|month)s?$/.exec(within) ?? [];
  const key = `within.${business ? 'business-' : ''}${unit ?? ''}s`;
  return unit !== undefined && locale.has(key) ? locale.t(key, { count: Number(count) }) : within;
}
