import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'sign-in.title': 'Connexion',
  'sign-in.lead': 'Cet espace est réservé au personnel.',
  'sign-in.email': 'Adresse e-mail',
  'sign-in.password': 'Mot de passe',
  'sign-in.submit': 'Se connecter',
  'sign-in.missing': 'Saisissez votre adresse e-mail et votre mot de passe.',
  'sign-in.wrong': 'L’adresse e-mail ou le mot de passe est incorrect.',
  'signed-in': 'Connecté en tant que {name}',
  'sign-out': 'Se déconnecter',
  'severity.low': 'Faible',
  'severity.medium': 'Moyenne',
  'severity.high': 'Élevée',
  'severity.critical': 'Critique',
} satisfies Messages<keyof typeof en>;
