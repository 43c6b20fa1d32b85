import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  loading: 'Chargement…',
  retry: 'Réessayer',
  close: 'Fermer',
  cancel: 'Annuler',
  back: 'Retour',
  'error.unknown': 'Un problème est survenu de notre côté. Veuillez réessayer. (Code : {code})',
  'error.offline': 'Il n’y a pas de connexion pour le moment.',
  'error.timeout': 'La réponse a mis trop de temps. Veuillez réessayer.',
  'error.aborted': 'La demande a été annulée.',
  'error.server-error': 'Notre service rencontre actuellement un problème. Veuillez réessayer dans quelques minutes.',
  'error.not-a-desk':
    'Notre service est injoignable : autre chose a répondu. Votre réseau demande-t-il peut-être de s’identifier d’abord ?',
  'error.rate-limited': {
    one: 'Trop de demandes. Veuillez réessayer dans {count} seconde.',
    other: 'Trop de demandes. Veuillez réessayer dans {count} secondes.',
  },
  'error.body-too-large': 'L’envoi est trop volumineux. Veuillez retirer un fichier ou raccourcir le texte.',
  'error.unauthenticated': 'Veuillez vous reconnecter.',
  'error.forbidden': 'Vous n’êtes pas autorisé à faire cela.',
  'error.no-policy': 'Les réclamations ne peuvent pas encore être reçues ici : le service n’est pas configuré.',
  'error.unknown-receipt':
    'Nous ne trouvons aucune réclamation pour ce reçu. Vérifiez que vous l’avez copié en entier.',
  'error.invalid-receipt': 'Cela ne ressemble pas à un reçu. Vérifiez que vous l’avez copié en entier.',
  'error.version-conflict': 'Cela a été modifié entre-temps. Veuillez le relire.',
  'error.refused': 'Ce n’est plus possible à ce stade.',
  'error.unknown-upload': 'Un fichier n’est pas arrivé. Veuillez le joindre à nouveau.',
  'error.file-too-large': '« {name} » est trop volumineux : {limit} au maximum.',
  'error.file-type-refused': '« {name} » n’est pas un type de fichier accepté.',
  'error.file-empty': '« {name} » est vide.',
  'error.picture-unreadable': '« {name} » est illisible comme image. Essayez-en une autre.',
  'error.unknown-case': 'Ce dossier n’existe pas, ou il appartient à un autre service.',
  'error.invalid-command': 'Un élément n’est pas accepté. Veuillez vérifier les champs.',
  'error.storage-full':
    'Notre service n’a plus de place et rien n’a été enregistré. Veuillez prévenir les personnes qui l’exploitent.',
  'error.origin-refused': 'Rien n’est accepté depuis cette page : son adresse ne fait pas partie de celles autorisées.',
  'error.invalid-purchases': 'Certains achats ne sont pas acceptés ; aucun n’a donc été ajouté.',
} satisfies Messages<keyof typeof en>;
