import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  heading: '查詢投訴進度',
  receipt: '受理憑證',
  'receipt.help': '提交投訴時取得的 28 位字母與數字。',
  open: '查看投訴',
  loading: '載入中…',
  'error.unknown': '出了點問題，請重試。（{code}）',
  'error.offline': '目前沒有網路連線。',
} satisfies Messages<keyof typeof en>;
