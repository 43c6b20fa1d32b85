import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  heading: '¿Cómo hemos tramitado su reclamación?',
  loading: 'Cargando…',
  'ask.resolved': '¿Se ha resuelto su problema?',
  yes: 'Sí',
  no: 'No',
  'ask.overall': 'En conjunto',
  'ask.attitude': 'El trato recibido',
  'ask.timeliness': 'La rapidez',
  'ask.clarity': 'La claridad de la explicación',
  'ask.fairness': 'Lo justo del resultado',
  'ask.ces': '«La empresa me lo puso fácil para resolverlo».',
  'ask.nps': '¿Nos recomendaría a otras personas?',
  'low.rating': 'muy mal',
  'high.rating': 'muy bien',
  'low.ces': 'nada de acuerdo',
  'high.ces': 'totalmente de acuerdo',
  'low.nps': 'seguro que no',
  'high.nps': 'seguro que sí',
  comment: '¿Algo más que quiera decirnos?',
  optional: '(opcional)',
  send: 'Enviar',
} satisfies Messages<keyof typeof en>;
