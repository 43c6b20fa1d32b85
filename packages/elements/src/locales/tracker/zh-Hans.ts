import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  heading: '查询投诉进度',
  receipt: '受理凭证',
  'receipt.help': '提交投诉时获得的 28 位字母和数字。',
  open: '查看投诉',
  loading: '正在加载…',
  'error.unknown': '出了点问题，请重试。（{code}）',
  'error.offline': '目前没有网络连接。',
} satisfies Messages<keyof typeof en>;
