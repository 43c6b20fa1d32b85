import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'files.limits': '{count}件まで、1件あたり{size}まで',
} satisfies Messages<keyof typeof en>;
