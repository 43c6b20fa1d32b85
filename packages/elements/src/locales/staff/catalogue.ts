import names, { type CaseLabelKey } from '@redress/cases/labels/en';
import type { Catalogue } from '../../base/messages.ts';
import { joined } from '../joined.ts';
import en, { type OwnKey } from './en.ts';

export type StaffKey = OwnKey | CaseLabelKey;

export const staffMessages: Catalogue<StaffKey> = {
  en: { ...names, ...en },
  load: {
    'zh-Hans': () => joined(import('@redress/cases/labels/zh-Hans'), import('./zh-Hans.ts')),
    'zh-Hant': () => joined(import('@redress/cases/labels/zh-Hant'), import('./zh-Hant.ts')),
    de: () => joined(import('@redress/cases/labels/de'), import('./de.ts')),
    fr: () => joined(import('@redress/cases/labels/fr'), import('./fr.ts')),
    es: () => joined(import('@redress/cases/labels/es'), import('./es.ts')),
    ja: () => joined(import('@redress/cases/labels/ja'), import('./ja.ts')),
    ar: () => joined(import('@redress/cases/labels/ar'), import('./ar.ts')),
  },
};
