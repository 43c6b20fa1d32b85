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
  'sign-in.code': '验证码',
  'sign-in.code.hint': '身份验证器上的六位数字，或一个备用码。',
  'sign-in.code.wrong': '验证码不正确或已被使用。请等待下一个。',
  'signed-in': '已登录：{name}',
  'sign-out': '退出登录',
  'why.stage.severity': '严重程度',
  'why.stage.department': '部门',
  'why.stage.deadline': '时限',
  'why.default': '没有匹配的规则，采用规则集的默认设置。',
  'why.actual': '实际为 {actual}',
  'why.missing': '规则用到而投诉未提供的信息：{facts}。',
  'error.account-locked': '错误的验证码过多。请一刻钟后再试，或联系管理员。',
  'error.totp-enrolment-required': '请先设置身份验证器：本投诉台登录时需要两步验证。',
} satisfies Messages<keyof typeof en>;
