import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'event.case-absorbed': '案件 {number} 已并入本案',
  'event.case-linked.repeat': '标记为 {to} 的重复投诉',
  'event.case-linked.related': '标记为与 {to} 相关',
  'command.link': '标记为重复或相关',
  'field.link.to': '另一案件的编号',
  'field.link.as': '本案是',
  'link.repeat': '其重复投诉',
  'link.related': '与其相关',
  'refusal.link-to-itself': '不能将案件标记为其自身的重复',
} satisfies Messages<keyof typeof en>;
