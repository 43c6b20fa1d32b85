import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  loading: 'Wird geladen …',
  retry: 'Erneut versuchen',
  close: 'Schließen',
  cancel: 'Abbrechen',
  back: 'Zurück',
  'error.unknown': 'Bei uns ist etwas schiefgelaufen. Bitte versuchen Sie es erneut. (Code: {code})',
  'error.offline': 'Zurzeit besteht keine Verbindung.',
  'error.timeout': 'Die Antwort hat zu lange gedauert. Bitte versuchen Sie es erneut.',
  'error.aborted': 'Die Anfrage wurde abgebrochen.',
  'error.server-error': 'Unser Dienst ist gerade gestört. Bitte versuchen Sie es in ein paar Minuten erneut.',
  'error.not-a-desk':
    'Unser Dienst ist nicht erreichbar: Etwas anderes hat geantwortet. Verlangt Ihr Netz vielleicht zuerst eine Anmeldung?',
  'error.rate-limited': {
    one: 'Zu viele Anfragen. Bitte versuchen Sie es in einer Sekunde erneut.',
    other: 'Zu viele Anfragen. Bitte versuchen Sie es in {count} Sekunden erneut.',
  },
  'error.body-too-large': 'Das ist zu groß zum Senden. Bitte entfernen Sie eine Datei oder kürzen Sie den Text.',
  'error.unauthenticated': 'Bitte melden Sie sich erneut an.',
  'error.forbidden': 'Dazu sind Sie nicht berechtigt.',
  'error.no-policy': 'Hier können noch keine Beschwerden angenommen werden: Die Stelle ist noch nicht eingerichtet.',
  'error.unknown-receipt':
    'Zu diesem Beleg finden wir keine Beschwerde. Bitte prüfen Sie, ob Sie ihn vollständig kopiert haben.',
  'error.invalid-receipt':
    'Das sieht nicht nach einem Beleg aus. Bitte prüfen Sie, ob Sie ihn vollständig kopiert haben.',
  'error.version-conflict': 'Das wurde inzwischen geändert. Bitte sehen Sie es sich noch einmal an.',
  'error.refused': 'Das ist beim jetzigen Stand nicht mehr möglich.',
  'error.unknown-upload': 'Eine Datei ist nicht angekommen. Bitte fügen Sie sie erneut an.',
  'error.file-too-large': '„{name}“ ist zu groß: Erlaubt sind höchstens {limit}.',
  'error.file-type-refused': '„{name}“ ist keine Dateiart, die wir annehmen können.',
  'error.file-empty': '„{name}“ ist leer.',
  'error.picture-unreadable': '„{name}“ lässt sich nicht als Bild lesen. Bitte versuchen Sie ein anderes.',
  'error.unknown-case': 'Diesen Fall gibt es nicht, oder er gehört einer anderen Abteilung.',
  'error.invalid-command': 'Etwas darin wird nicht angenommen. Bitte prüfen Sie die Felder.',
  'error.storage-full':
    'Unser Dienst hat keinen Platz mehr, und nichts wurde gespeichert. Bitte sagen Sie denen Bescheid, die ihn betreiben.',
  'error.origin-refused': 'Von dieser Seite wird nichts angenommen: Ihre Adresse gehört nicht zu den erlaubten.',
  'error.invalid-purchases': 'Einige der Käufe werden nicht angenommen; deshalb wurde keiner hinzugefügt.',
} satisfies Messages<keyof typeof en>;
