import type { Catalogue } from '../../base/messages.ts';
import en from './en.ts';

export type SpanKey = keyof typeof en;

/** Lengths of deadlines, as policies have them. */
export const spanMessages: Catalogue<SpanKey> = {
  en,
  load: {
    'zh-Hans': () => import('./zh-Hans.ts'),
    'zh-Hant': () => import('./zh-Hant.ts'),
    de: () => import('./de.ts'),
    fr: () => import('./fr.ts'),
    es: () => import('./es.ts'),
    ja: () => import('./ja.ts'),
    ar: () => import('./ar.ts'),
  },
};
