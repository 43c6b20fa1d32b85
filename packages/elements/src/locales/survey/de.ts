import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  heading: 'Wie haben wir Ihre Beschwerde bearbeitet?',
  loading: 'Wird geladen …',
  'ask.resolved': 'Ist Ihr Problem gelöst?',
  yes: 'Ja',
  no: 'Nein',
  'ask.overall': 'Insgesamt',
  'ask.attitude': 'Wie wir mit Ihnen umgegangen sind',
  'ask.timeliness': 'Wie schnell es ging',
  'ask.clarity': 'Wie verständlich wir es erklärt haben',
  'ask.fairness': 'Wie fair das Ergebnis ist',
  'ask.ces': '„Das Unternehmen hat es mir leicht gemacht, das zu klären.“',
  'ask.nps': 'Würden Sie uns weiterempfehlen?',
  'low.rating': 'sehr schlecht',
  'high.rating': 'sehr gut',
  'low.ces': 'stimmt gar nicht',
  'high.ces': 'stimmt völlig',
  'low.nps': 'sicher nicht',
  'high.nps': 'sicher',
  comment: 'Möchten Sie noch etwas sagen?',
  optional: '(freiwillig)',
  send: 'Absenden',
} satisfies Messages<keyof typeof en>;
