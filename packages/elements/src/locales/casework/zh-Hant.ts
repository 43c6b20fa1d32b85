import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'event.case-absorbed': '案件 {number} 已併入本案',
  'event.case-linked.repeat': '標記為 {to} 的重複投訴',
  'event.case-linked.related': '標記為與 {to} 相關',
  'command.link': '標記為重複或相關',
  'field.link.to': '另一案件的編號',
  'field.link.as': '本案是',
  'link.repeat': '其重複投訴',
  'link.related': '與其相關',
  'refusal.link-to-itself': '不能將案件標記為其自身的重複',
} satisfies Messages<keyof typeof en>;
