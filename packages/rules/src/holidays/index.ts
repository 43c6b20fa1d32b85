// Written by scripts/holidays.ts.
import type { HolidayTable } from '../calendar/definition.ts';

/** The tables shipped, by id; each loads when asked for. */
export const shippedHolidays = {
  AE: () => import('./AE.ts').then((table) => table.default),
  AT: () => import('./AT.ts').then((table) => table.default),
  AU: () => import('./AU.ts').then((table) => table.default),
  BR: () => import('./BR.ts').then((table) => table.default),
  CA: () => import('./CA.ts').then((table) => table.default),
  CH: () => import('./CH.ts').then((table) => table.default),
  CN: () => import('./CN.ts').then((table) => table.default),
  DE: () => import('./DE.ts').then((table) => table.default),
  ES: () => import('./ES.ts').then((table) => table.default),
  FR: () => import('./FR.ts').then((table) => table.default),
  'GB-ENG': () => import('./GB-ENG.ts').then((table) => table.default),
  'GB-NIR': () => import('./GB-NIR.ts').then((table) => table.default),
  'GB-SCT': () => import('./GB-SCT.ts').then((table) => table.default),
  HK: () => import('./HK.ts').then((table) => table.default),
  IE: () => import('./IE.ts').then((table) => table.default),
  IN: () => import('./IN.ts').then((table) => table.default),
  IT: () => import('./IT.ts').then((table) => table.default),
  JP: () => import('./JP.ts').then((table) => table.default),
  KR: () => import('./KR.ts').then((table) => table.default),
  MX: () => import('./MX.ts').then((table) => table.default),
  NL: () => import('./NL.ts').then((table) => table.default),
  NZ: () => import('./NZ.ts').then((table) => table.default),
  SA: () => import('./SA.ts').then((table) => table.default),
  SG: () => import('./SG.ts').then((table) => table.default),
  TW: () => import('./TW.ts').then((table) => table.default),
  US: () => import('./US.ts').then((table) => table.default),
  ZA: () => import('./ZA.ts').then((table) => table.default),
} satisfies Record<string, () => Promise<HolidayTable>>;
