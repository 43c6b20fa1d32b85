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
  'signed-in': '{name} としてログイン中',
  'sign-out': 'ログアウト',
  'severity.low': '低',
  'severity.medium': '中',
  'severity.high': '高',
  'severity.critical': '緊急',
} satisfies Messages<keyof typeof en>;
