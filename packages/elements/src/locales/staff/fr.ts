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
  'sign-in.code': 'Code',
  'sign-in.code.hint': 'Six chiffres de votre application d’authentification, ou un code de secours.',
  'sign-in.code.wrong': 'Le code est incorrect ou a déjà servi. Attendez le suivant.',
  'signed-in': 'Connecté en tant que {name}',
  'sign-out': 'Se déconnecter',
  'why.stage.severity': 'Gravité',
  'why.stage.department': 'Service',
  'why.stage.deadline': 'Échéance',
  'why.default': 'Aucune règle ne s’applique : valeur par défaut de la politique.',
  'why.actual': 'vaut {actual}',
  'why.missing': 'Des règles demandaient des informations absentes de la réclamation : {facts}.',
  'error.account-locked': 'Trop de codes erronés. Réessayez dans un quart d’heure ou adressez-vous à l’administration.',
  'error.totp-enrolment-required':
    'Configurez d’abord un authentificateur : une seconde étape est exigée à la connexion.',
} satisfies Messages<keyof typeof en>;
