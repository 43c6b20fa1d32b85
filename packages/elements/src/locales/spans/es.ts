import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'within.minutes': { one: 'un minuto', other: '{count} minutos' },
  'within.hours': { one: 'una hora', other: '{count} horas' },
  'within.days': { one: 'un día', other: '{count} días' },
  'within.weeks': { one: 'una semana', other: '{count} semanas' },
  'within.months': { one: 'un mes', other: '{count} meses' },
  'within.business-minutes': { one: 'un minuto laborable', other: '{count} minutos laborables' },
  'within.business-hours': { one: 'una hora laborable', other: '{count} horas laborables' },
  'within.business-days': { one: 'un día laborable', other: '{count} días laborables' },
} satisfies Messages<keyof typeof en>;
