import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  needed: 'Responda al menos a una pregunta.',
  thanks: 'Gracias. Su respuesta nos ayuda a mejorar.',
  change: 'Cambiar mi respuesta',
  'change.until': 'Puede cambiarla durante un día.',
  'not-yet': 'De momento no hay nada que valorar: le preguntaremos cuando su reclamación esté tramitada.',
  'no-receipt': 'A este enlace le falta el resguardo. Ábralo de nuevo desde nuestro mensaje.',
  'error.refused': 'Ya no se puede cambiar.',
  'reasons.low': '¿Qué no estuvo bien?',
  'reasons.high': '¿Qué estuvo bien?',
  'reason.slow': 'Demasiado lento',
  'reason.unclear': 'Difícil de entender',
  'reason.unfair': 'Resultado injusto',
  'reason.unfriendly': 'Trato poco amable',
  'reason.unsolved': 'Problema sin resolver',
  'reason.effort': 'Demasiado esfuerzo',
  'reason.fast': 'Rápido',
  'reason.clear': 'Bien explicado',
  'reason.fair': 'Resultado justo',
  'reason.friendly': 'Trato amable',
  'reason.solved': 'Problema resuelto',
  'reason.easy': 'Fácil',
} satisfies Messages<keyof typeof en>;
