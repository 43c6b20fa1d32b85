import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  loading: '読み込み中…',
  retry: 'もう一度試す',
  close: '閉じる',
  cancel: 'キャンセル',
  back: '戻る',
  'error.unknown': 'こちら側で問題が発生しました。もう一度お試しください。（コード: {code}）',
  'error.offline': '現在、接続されていません。',
  'error.timeout': '応答に時間がかかりすぎました。もう一度お試しください。',
  'error.aborted': 'リクエストは取り消されました。',
  'error.server-error': '現在サービスに障害が発生しています。数分後にもう一度お試しください。',
  'error.not-a-desk':
    'サービスに接続できません。別のシステムが応答しました。先にログインが必要なネットワークではありませんか。',
  'error.rate-limited': 'リクエストが多すぎます。{count}秒後にもう一度お試しください。',
  'error.body-too-large': 'サイズが大きすぎて送信できません。ファイルを減らすか、文章を短くしてください。',
  'error.unauthenticated': 'もう一度ログインしてください。',
  'error.forbidden': 'この操作を行う権限がありません。',
  'error.no-policy': 'まだ設定が完了していないため、ここでは苦情を受け付けられません。',
  'error.unknown-receipt': 'この受付キーに該当する苦情が見つかりません。すべてコピーされているかご確認ください。',
  'error.invalid-receipt': '受付キーの形式ではないようです。すべてコピーされているかご確認ください。',
  'error.version-conflict': 'その間に変更がありました。もう一度ご確認ください。',
  'error.refused': '現在の段階ではこの操作はできません。',
  'error.unknown-upload': '届いていないファイルがあります。もう一度添付してください。',
  'error.file-too-large': '「{name}」は大きすぎます。上限は{limit}です。',
  'error.file-type-refused': '「{name}」は受け付けられない種類のファイルです。',
  'error.file-empty': '「{name}」は空のファイルです。',
  'error.picture-unreadable': '「{name}」を画像として読み込めません。別の画像をお試しください。',
} satisfies Messages<keyof typeof en>;
