import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'event.case-absorbed': '案件 {number} がこの案件に統合されました',
  'event.case-linked.repeat': '{to} の再発として記録',
  'event.case-linked.related': '{to} の関連案件として記録',
  'command.link': '再発・関連として記録',
  'field.link.to': 'もう一方の案件番号',
  'field.link.as': 'この案件は',
  'link.repeat': '同じ問題の再発',
  'link.related': '関連する案件',
  'refusal.link-to-itself': '案件を自分自身に関連付けることはできません',
} satisfies Messages<keyof typeof en>;
