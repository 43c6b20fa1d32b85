import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'files.limits': { one: '{count} fichier de {size} au maximum', other: 'Jusqu’à {count} fichiers de {size} chacun' },
} satisfies Messages<keyof typeof en>;
