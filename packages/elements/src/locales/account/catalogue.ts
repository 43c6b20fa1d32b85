import type { Catalogue } from '../../base/messages.ts';
import en from './en.ts';

export type AccountKey = keyof typeof en;

export const accountMessages: Catalogue<AccountKey> = {
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
