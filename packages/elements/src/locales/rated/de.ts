import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  needed: 'Bitte beantworten Sie mindestens eine Frage.',
  thanks: 'Vielen Dank. Ihre Antwort hilft uns, besser zu werden.',
  change: 'Antwort ändern',
  'change.until': 'Sie können sie einen Tag lang ändern.',
  'not-yet': 'Im Moment gibt es nichts zu bewerten: Wir fragen Sie, wenn Ihre Beschwerde bearbeitet ist.',
  'no-receipt': 'Diesem Link fehlt der Beleg. Bitte öffnen Sie ihn erneut aus unserer Nachricht.',
  'error.refused': 'Das kann nicht mehr geändert werden.',
  'reasons.low': 'Was war nicht in Ordnung?',
  'reasons.high': 'Was war gut?',
  'reason.slow': 'Zu langsam',
  'reason.unclear': 'Schwer verständlich',
  'reason.unfair': 'Ergebnis unfair',
  'reason.unfriendly': 'Unfreundlich',
  'reason.unsolved': 'Problem nicht gelöst',
  'reason.effort': 'Zu aufwendig',
  'reason.fast': 'Schnell',
  'reason.clear': 'Gut erklärt',
  'reason.fair': 'Ergebnis fair',
  'reason.friendly': 'Freundlich',
  'reason.solved': 'Problem gelöst',
  'reason.easy': 'Einfach',
} satisfies Messages<keyof typeof en>;
