import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  needed: 'Répondez à au moins une question.',
  thanks: 'Merci. Votre réponse nous aide à nous améliorer.',
  change: 'Modifier ma réponse',
  'change.until': 'Vous pouvez la modifier pendant un jour.',
  'not-yet': 'Il n’y a rien à évaluer pour l’instant : nous vous solliciterons une fois la réclamation traitée.',
  'no-receipt': 'Il manque le reçu dans ce lien. Rouvrez-le depuis notre message.',
  'error.refused': 'Ce n’est plus modifiable.',
  'reasons.low': 'Qu’est-ce qui n’allait pas ?',
  'reasons.high': 'Qu’est-ce qui s’est bien passé ?',
  'reason.slow': 'Trop lent',
  'reason.unclear': 'Difficile à comprendre',
  'reason.unfair': 'Résultat injuste',
  'reason.unfriendly': 'Peu aimable',
  'reason.unsolved': 'Problème non résolu',
  'reason.effort': 'Trop de démarches',
  'reason.fast': 'Rapide',
  'reason.clear': 'Bien expliqué',
  'reason.fair': 'Résultat juste',
  'reason.friendly': 'Aimable',
  'reason.solved': 'Problème résolu',
  'reason.easy': 'Facile',
} satisfies Messages<keyof typeof en>;
