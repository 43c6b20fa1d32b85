import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'files.limits': '最多 {count} 个文件，每个不超过 {size}',
} satisfies Messages<keyof typeof en>;
