import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'within.minutes': { one: '{count} minute', other: '{count} minutes' },
  'within.hours': { one: '{count} heure', other: '{count} heures' },
  'within.days': { one: '{count} jour', other: '{count} jours' },
  'within.weeks': { one: '{count} semaine', other: '{count} semaines' },
  'within.months': { one: '{count} mois', other: '{count} mois' },
  'within.business-minutes': { one: '{count} minute ouvrée', other: '{count} minutes ouvrées' },
  'within.business-hours': { one: '{count} heure ouvrée', other: '{count} heures ouvrées' },
  'within.business-days': { one: '{count} jour ouvré', other: '{count} jours ouvrés' },
} satisfies Messages<keyof typeof en>;
