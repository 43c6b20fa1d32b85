import names, { type KpiLabelKey } from '@redress/metrics/labels/en';
import type { Catalogue } from '../../base/messages.ts';
import { joined } from '../joined.ts';
import en, { type OwnKey } from './en.ts';

export type MetricsKey = OwnKey | KpiLabelKey;

export const metricsMessages: Catalogue<MetricsKey> = {
  en: { ...names, ...en },
  load: {
    'zh-Hans': () => joined(import('@redress/metrics/labels/zh-Hans'), import('./zh-Hans.ts')),
    'zh-Hant': () => joined(import('@redress/metrics/labels/zh-Hant'), import('./zh-Hant.ts')),
    de: () => joined(import('@redress/metrics/labels/de'), import('./de.ts')),
    fr: () => joined(import('@redress/metrics/labels/fr'), import('./fr.ts')),
    es: () => joined(import('@redress/metrics/labels/es'), import('./es.ts')),
    ja: () => joined(import('@redress/metrics/labels/ja'), import('./ja.ts')),
    ar: () => joined(import('@redress/metrics/labels/ar'), import('./ar.ts')),
  },
};
