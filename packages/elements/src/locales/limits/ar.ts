import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'files.limits': {
    one: 'ملف واحد بحد أقصى {size}',
    two: 'ملفان بحد أقصى {size} لكل منهما',
    few: 'حتى {count} ملفات، {size} لكل منها',
    other: 'حتى {count} ملفًا، {size} لكل منها',
  },
} satisfies Messages<keyof typeof en>;
