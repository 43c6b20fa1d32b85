import type { Messages } from '../../base/messages.ts';

/** Where staff turn the second step of signing in on and off. */
const en = {
  'account.title': 'My account',
  'mail.language': 'Language of mail to you',
  'mail.language.desk': 'The desk’s language',
  'mail.language.save': 'Save language',
  'mail.language.kept': 'Kept: mail to you is written in it from now on.',
  'totp.title': 'Two-step sign-in',
  'totp.is-off': 'Off: your password alone lets you in.',
  'totp.is-on': 'On: signing in takes a code of your authenticator as well.',
  'totp.turn-on': 'Turn on',
  'totp.turn-off': 'Turn off',
  'totp.password.lead': 'Your password first, so that nobody else does this at your open page.',
  'totp.password': 'Your password',
  'totp.continue': 'Continue',
  'totp.scan': 'Scan this with an authenticator app, then type the code that it shows.',
  'totp.qr': 'QR code for an authenticator app',
  'totp.secret': 'Or type this key into the app:',
  'totp.code': 'Six digits that the app shows',
  'totp.code.any': 'Code of the app, or a recovery code',
  'totp.on.submit': 'Turn on',
  'totp.off.lead': 'Your password alone will let you in again. It takes a code a last time.',
  'totp.off.submit': 'Turn off',
  'codes.title': 'Recovery codes',
  'codes.lead':
    'Each lets you in once if you lose the authenticator. Keep them in a safe place: they are not shown again.',
  'codes.of': 'Recovery codes of {name}',
  'codes.copy': 'Copy',
  'codes.copied': 'Copied.',
  'codes.print': 'Print',
  'codes.kept': 'I have kept them',
  'codes.new': 'New recovery codes',
  'error.wrong-password': 'The password is not right.',
  'error.wrong-code': 'The code is not right, or was used already. Wait for the next one.',
  'error.totp-enrolled': 'An authenticator is set up already.',
} as const satisfies Messages;

export default en;
