// Written by scripts/holidays.ts.
import type { HolidayTable } from '../calendar/definition.ts';
import AE from './AE.ts';
import AT from './AT.ts';
import AU from './AU.ts';
import BR from './BR.ts';
import CA from './CA.ts';
import CH from './CH.ts';
import CN from './CN.ts';
import DE from './DE.ts';
import ES from './ES.ts';
import FR from './FR.ts';
import GBENG from './GB-ENG.ts';
import GBNIR from './GB-NIR.ts';
import GBSCT from './GB-SCT.ts';
import HK from './HK.ts';
import IE from './IE.ts';
import IN from './IN.ts';
import IT from './IT.ts';
import JP from './JP.ts';
import KR from './KR.ts';
import MX from './MX.ts';
import NL from './NL.ts';
import NZ from './NZ.ts';
import SA from './SA.ts';
import SG from './SG.ts';
import TW from './TW.ts';
import US from './US.ts';
import ZA from './ZA.ts';

/** Every table shipped: for servers and tools; a page loads the few it needs. */
export const allHolidays: readonly HolidayTable[] = [
  AE,
  AT,
  AU,
  BR,
  CA,
  CH,
  CN,
  DE,
  ES,
  FR,
  GBENG,
  GBNIR,
  GBSCT,
  HK,
  IE,
  IN,
  IT,
  JP,
  KR,
  MX,
  NL,
  NZ,
  SA,
  SG,
  TW,
  US,
  ZA,
];
