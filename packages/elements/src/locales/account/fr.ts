import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'totp.title': 'Connexion en deux étapes',
  'totp.is-off': 'Désactivée : votre mot de passe suffit pour vous connecter.',
  'totp.is-on': 'Activée : la connexion demande aussi un code de votre authentificateur.',
  'totp.turn-on': 'Activer',
  'totp.turn-off': 'Désactiver',
  'totp.password.lead': 'D’abord votre mot de passe, pour que personne d’autre ne le fasse sur votre page ouverte.',
  'totp.password': 'Votre mot de passe',
  'totp.continue': 'Continuer',
  'totp.scan': 'Scannez ceci avec une application d’authentification, puis saisissez le code qu’elle affiche.',
  'totp.qr': 'Code QR pour une application d’authentification',
  'totp.secret': 'Ou saisissez cette clé dans l’application :',
  'totp.code': 'Six chiffres affichés par l’application',
  'totp.code.any': 'Code de l’application ou code de secours',
  'totp.on.submit': 'Activer',
  'totp.off.lead': 'Votre mot de passe suffira de nouveau. Il faut un code une dernière fois.',
  'totp.off.submit': 'Désactiver',
  'codes.title': 'Codes de secours',
  'codes.lead':
    'Chacun vous laisse entrer une fois si vous perdez l’authentificateur. Gardez-les en lieu sûr : ils ne seront plus affichés.',
  'codes.of': 'Codes de secours de {name}',
  'codes.copy': 'Copier',
  'codes.copied': 'Copiés.',
  'codes.print': 'Imprimer',
  'codes.kept': 'Je les ai gardés',
  'codes.new': 'Nouveaux codes de secours',
  'error.wrong-password': 'Le mot de passe n’est pas le bon.',
  'error.wrong-code': 'Le code n’est pas le bon ou a déjà servi. Attendez le suivant.',
  'error.totp-enrolled': 'Un authentificateur est déjà configuré.',
} satisfies Messages<keyof typeof en>;
