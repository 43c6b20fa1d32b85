import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'files.limits': '最多 {count} 個檔案，每個不超過 {size}',
} satisfies Messages<keyof typeof en>;
