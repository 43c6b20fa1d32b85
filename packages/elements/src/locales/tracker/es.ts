import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  heading: 'Seguir su reclamación',
  receipt: 'Resguardo',
  'receipt.help': 'Se le dio al enviar la reclamación: 28 letras y cifras.',
  open: 'Ver la reclamación',
  loading: 'Cargando…',
  'error.unknown': 'Ha ocurrido un problema. Inténtelo de nuevo. ({code})',
  'error.offline': 'No hay conexión en este momento.',
} satisfies Messages<keyof typeof en>;
