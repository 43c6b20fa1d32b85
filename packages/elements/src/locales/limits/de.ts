import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'files.limits': { one: 'Eine Datei bis {size}', other: 'Bis zu {count} Dateien von je {size}' },
} satisfies Messages<keyof typeof en>;
