import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'within.minutes': { one: 'eine Minute', other: '{count} Minuten' },
  'within.hours': { one: 'eine Stunde', other: '{count} Stunden' },
  'within.days': { one: 'ein Tag', other: '{count} Tage' },
  'within.weeks': { one: 'eine Woche', other: '{count} Wochen' },
  'within.months': { one: 'ein Monat', other: '{count} Monate' },
  'within.business-minutes': { one: 'eine Arbeitsminute', other: '{count} Arbeitsminuten' },
  'within.business-hours': { one: 'eine Arbeitsstunde', other: '{count} Arbeitsstunden' },
  'within.business-days': { one: 'ein Arbeitstag', other: '{count} Arbeitstage' },
} satisfies Messages<keyof typeof en>;
