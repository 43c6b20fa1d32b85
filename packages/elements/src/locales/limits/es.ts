import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'files.limits': { one: 'Un archivo de hasta {size}', other: 'Hasta {count} archivos de {size} cada uno' },
} satisfies Messages<keyof typeof en>;
