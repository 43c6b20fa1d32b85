import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'sign-in.title': '登录',
  'sign-in.lead': '此页面仅供工作人员使用。',
  'sign-in.email': '电子邮箱',
  'sign-in.password': '密码',
  'sign-in.submit': '登录',
  'sign-in.missing': '请输入电子邮箱和密码。',
  'sign-in.wrong': '电子邮箱或密码不正确。',
  'signed-in': '已登录：{name}',
  'sign-out': '退出登录',
  'severity.low': '低',
  'severity.medium': '中',
  'severity.high': '高',
  'severity.critical': '紧急',
} satisfies Messages<keyof typeof en>;
