import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'sign-in.title': '登入',
  'sign-in.lead': '此頁面僅供工作人員使用。',
  'sign-in.email': '電子郵件',
  'sign-in.password': '密碼',
  'sign-in.submit': '登入',
  'sign-in.missing': '請輸入電子郵件和密碼。',
  'sign-in.wrong': '電子郵件或密碼不正確。',
  'sign-in.code': '驗證碼',
  'sign-in.code.hint': '驗證器上的六位數字，或一組備用碼。',
  'sign-in.code.wrong': '驗證碼不正確或已被使用。請等待下一組。',
  'signed-in': '已登入：{name}',
  'sign-out': '登出',
  'why.stage.severity': '嚴重程度',
  'why.stage.department': '部門',
  'why.stage.deadline': '時限',
  'why.default': '沒有符合的規則，採用規則集的預設值。',
  'why.actual': '實際為 {actual}',
  'why.missing': '規則用到而客訴未提供的資訊：{facts}。',
  'error.account-locked': '錯誤的驗證碼過多。請一刻鐘後再試，或聯絡管理員。',
  'error.totp-enrolment-required': '請先設定驗證器：本投訴台登入時需要兩步驟驗證。',
} satisfies Messages<keyof typeof en>;
