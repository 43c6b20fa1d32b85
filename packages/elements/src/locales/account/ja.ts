import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'totp.title': '2段階認証',
  'totp.is-off': 'オフ：パスワードだけでサインインできます。',
  'totp.is-on': 'オン：サインインには認証アプリのコードも必要です。',
  'totp.turn-on': 'オンにする',
  'totp.turn-off': 'オフにする',
  'totp.password.lead': '開いたままの画面で他の人が操作しないよう、先にパスワードを入力してください。',
  'totp.password': 'パスワード',
  'totp.continue': '続ける',
  'totp.scan': '認証アプリで読み取り、表示されたコードを入力してください。',
  'totp.qr': '認証アプリ用のQRコード',
  'totp.secret': 'または、このキーをアプリに入力してください：',
  'totp.code': 'アプリに表示された6桁の数字',
  'totp.code.any': 'アプリのコード、または回復コード',
  'totp.on.submit': 'オンにする',
  'totp.off.lead': '以後はパスワードだけでサインインできます。最後に一度コードが必要です。',
  'totp.off.submit': 'オフにする',
  'codes.title': '回復コード',
  'codes.lead':
    '認証アプリを失ったとき、1つにつき1回サインインできます。安全な場所に保管してください。再び表示されることはありません。',
  'codes.of': '{name} の回復コード',
  'codes.copy': 'コピー',
  'codes.copied': 'コピーしました。',
  'codes.print': '印刷',
  'codes.kept': '保管しました',
  'codes.new': '新しい回復コード',
  'error.wrong-password': 'パスワードが正しくありません。',
  'error.wrong-code': 'コードが正しくないか、すでに使われています。次のコードをお待ちください。',
  'error.totp-enrolled': '認証アプリはすでに設定されています。',
} satisfies Messages<keyof typeof en>;
