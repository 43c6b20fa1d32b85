import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  heading: '苦情の進捗を確認',
  receipt: '受付キー',
  'receipt.help': '送信時にお渡しした28桁の英数字です。',
  open: '表示する',
  loading: '読み込み中…',
  'error.unknown': '問題が発生しました。もう一度お試しください。（{code}）',
  'error.offline': '現在、接続されていません。',
} satisfies Messages<keyof typeof en>;
