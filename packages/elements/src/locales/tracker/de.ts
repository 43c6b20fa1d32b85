import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  heading: 'Beschwerde verfolgen',
  receipt: 'Beleg',
  'receipt.help': 'Sie haben ihn beim Absenden der Beschwerde erhalten: 28 Buchstaben und Ziffern.',
  open: 'Beschwerde anzeigen',
  loading: 'Wird geladen …',
  'error.unknown': 'Etwas ist schiefgelaufen. Bitte versuchen Sie es erneut. ({code})',
  'error.offline': 'Zurzeit besteht keine Verbindung.',
} satisfies Messages<keyof typeof en>;
