import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'sign-in.title': 'ログイン',
  'sign-in.lead': 'このページは担当者専用です。',
  'sign-in.email': 'メールアドレス',
  'sign-in.password': 'パスワード',
  'sign-in.submit': 'ログイン',
  'sign-in.missing': 'メールアドレスとパスワードを入力してください。',
  'sign-in.wrong': 'メールアドレスまたはパスワードが正しくありません。',
  'sign-in.code': 'コード',
  'sign-in.code.hint': '認証アプリの6桁の数字、またはバックアップコード。',
  'sign-in.code.wrong': 'コードが正しくないか、すでに使われています。次のコードをお待ちください。',
  'signed-in': '{name} としてログイン中',
  'sign-out': 'ログアウト',
  'why.stage.severity': '重要度',
  'why.stage.department': '部門',
  'why.stage.deadline': '期限',
  'why.default': '該当するルールがないため、ポリシーの既定値を適用しました。',
  'why.actual': '実際は {actual}',
  'why.missing': 'ルールが参照し、苦情に含まれていない項目：{facts}。',
  'error.account-locked': '誤ったコードが多すぎます。15分後にやり直すか、管理者にご連絡ください。',
  'error.totp-enrolment-required': '先に認証アプリを設定してください。ここではサインインに2段階目の確認が必要です。',
} satisfies Messages<keyof typeof en>;
