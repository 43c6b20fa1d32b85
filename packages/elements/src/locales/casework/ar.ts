import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'event.case-absorbed': 'دُمجت الحالة {number} في هذه الحالة',
  'event.case-linked.repeat': 'وُسمت كتكرار للحالة {to}',
  'event.case-linked.related': 'وُسمت كمرتبطة بالحالة {to}',
  'command.link': 'وسم كتكرار أو مرتبطة',
  'field.link.to': 'رقم الحالة الأخرى',
  'field.link.as': 'هذه الحالة',
  'link.repeat': 'تكرار لها',
  'link.related': 'مرتبطة بها',
  'refusal.link-to-itself': 'لا يمكن ربط الحالة بنفسها',
} satisfies Messages<keyof typeof en>;
