import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'totp.title': 'Anmeldung in zwei Schritten',
  'totp.is-off': 'Aus: Ihr Passwort allein genügt zum Anmelden.',
  'totp.is-on': 'Ein: Zum Anmelden gehört auch ein Code Ihres Authentifikators.',
  'totp.turn-on': 'Einschalten',
  'totp.turn-off': 'Ausschalten',
  'totp.password.lead': 'Zuerst Ihr Passwort, damit niemand sonst das an Ihrer offenen Seite tut.',
  'totp.password': 'Ihr Passwort',
  'totp.continue': 'Weiter',
  'totp.scan': 'Scannen Sie dies mit einer Authentifikator-App, und geben Sie den Code ein, den sie zeigt.',
  'totp.qr': 'QR-Code für eine Authentifikator-App',
  'totp.secret': 'Oder geben Sie diesen Schlüssel in die App ein:',
  'totp.code': 'Sechs Ziffern, die die App zeigt',
  'totp.code.any': 'Code der App oder ein Wiederherstellungscode',
  'totp.on.submit': 'Einschalten',
  'totp.off.lead': 'Danach genügt wieder Ihr Passwort. Ein letztes Mal braucht es einen Code.',
  'totp.off.submit': 'Ausschalten',
  'codes.title': 'Wiederherstellungscodes',
  'codes.lead':
    'Jeder lässt Sie einmal ein, wenn Sie den Authentifikator verlieren. Verwahren Sie sie sicher: Sie werden nicht noch einmal gezeigt.',
  'codes.of': 'Wiederherstellungscodes von {name}',
  'codes.copy': 'Kopieren',
  'codes.copied': 'Kopiert.',
  'codes.print': 'Drucken',
  'codes.kept': 'Ich habe sie verwahrt',
  'codes.new': 'Neue Wiederherstellungscodes',
  'error.wrong-password': 'Das Passwort stimmt nicht.',
  'error.wrong-code': 'Der Code stimmt nicht, oder er wurde schon verwendet. Warten Sie auf den nächsten.',
  'error.totp-enrolled': 'Es ist schon ein Authentifikator eingerichtet.',
} satisfies Messages<keyof typeof en>;
