import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  heading: 'Suivre votre réclamation',
  receipt: 'Reçu',
  'receipt.help': 'Il vous a été remis lors de l’envoi de la réclamation : 28 lettres et chiffres.',
  open: 'Afficher la réclamation',
  loading: 'Chargement…',
  'error.unknown': 'Un problème est survenu. Veuillez réessayer. ({code})',
  'error.offline': 'Il n’y a pas de connexion pour le moment.',
} satisfies Messages<keyof typeof en>;
