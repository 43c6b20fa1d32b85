import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  heading: 'Comment avons-nous traité votre réclamation ?',
  loading: 'Chargement…',
  'ask.resolved': 'Votre problème est-il résolu ?',
  yes: 'Oui',
  no: 'Non',
  'ask.overall': 'Dans l’ensemble',
  'ask.attitude': 'Notre attitude envers vous',
  'ask.timeliness': 'Notre rapidité',
  'ask.clarity': 'La clarté de nos explications',
  'ask.fairness': 'L’équité du résultat',
  'ask.ces': '« L’entreprise m’a facilité la résolution de ce problème. »',
  'ask.nps': 'Nous recommanderiez-vous ?',
  'low.rating': 'très mauvais',
  'high.rating': 'très bon',
  'low.ces': 'pas du tout d’accord',
  'high.ces': 'tout à fait d’accord',
  'low.nps': 'certainement pas',
  'high.nps': 'certainement',
  comment: 'Souhaitez-vous ajouter quelque chose ?',
  optional: '(facultatif)',
  send: 'Envoyer',
} satisfies Messages<keyof typeof en>;
