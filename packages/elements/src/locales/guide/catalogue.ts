import type { Catalogue } from '../../base/messages.ts';
import en, { type GuideKey } from './en.ts';

export type { GuideKey };

export const guideMessages: Catalogue<GuideKey> = {
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
