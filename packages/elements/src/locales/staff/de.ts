import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'sign-in.title': 'Anmelden',
  'sign-in.lead': 'Dieser Bereich ist für Mitarbeitende.',
  'sign-in.email': 'E-Mail-Adresse',
  'sign-in.password': 'Passwort',
  'sign-in.submit': 'Anmelden',
  'sign-in.missing': 'Bitte geben Sie E-Mail-Adresse und Passwort ein.',
  'sign-in.wrong': 'E-Mail-Adresse oder Passwort stimmt nicht.',
  'sign-in.code': 'Code',
  'sign-in.code.hint': 'Sechs Ziffern Ihrer Authenticator-App oder ein Ersatzcode.',
  'sign-in.code.wrong': 'Der Code stimmt nicht oder wurde schon benutzt. Warten Sie auf den nächsten.',
  'signed-in': 'Angemeldet als {name}',
  'sign-out': 'Abmelden',
  'why.stage.severity': 'Schweregrad',
  'why.stage.department': 'Abteilung',
  'why.stage.deadline': 'Frist',
  'why.default': 'Keine Regel traf zu: Es gilt die Vorgabe des Regelwerks.',
  'why.actual': 'ist {actual}',
  'why.missing': 'Regeln fragten nach Angaben, die in der Beschwerde fehlen: {facts}.',
  'error.account-locked':
    'Zu viele falsche Codes. Versuchen Sie es in einer Viertelstunde wieder, oder wenden Sie sich an die Administration.',
  'error.totp-enrolment-required':
    'Richten Sie zuerst einen Authentifikator ein: Hier wird beim Anmelden ein zweiter Schritt verlangt.',
} satisfies Messages<keyof typeof en>;
