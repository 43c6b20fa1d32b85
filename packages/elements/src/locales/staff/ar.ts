import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'sign-in.title': 'تسجيل الدخول',
  'sign-in.lead': 'هذا القسم مخصص للموظفين.',
  'sign-in.email': 'البريد الإلكتروني',
  'sign-in.password': 'كلمة المرور',
  'sign-in.submit': 'تسجيل الدخول',
  'sign-in.missing': 'أدخل بريدك الإلكتروني وكلمة المرور.',
  'sign-in.wrong': 'البريد الإلكتروني أو كلمة المرور غير صحيحة.',
  'sign-in.code': 'الرمز',
  'sign-in.code.hint': 'ستة أرقام من تطبيق المصادقة، أو رمز احتياطي.',
  'sign-in.code.wrong': 'الرمز غير صحيح أو سبق استخدامه. انتظر الرمز التالي.',
  'signed-in': 'مسجّل الدخول باسم {name}',
  'sign-out': 'تسجيل الخروج',
  'why.stage.severity': 'درجة الخطورة',
  'why.stage.department': 'القسم',
  'why.stage.deadline': 'الموعد النهائي',
  'why.default': 'لم تنطبق أي قاعدة: يسري الإعداد الافتراضي للسياسة.',
  'why.actual': 'القيمة {actual}',
  'why.missing': 'طلبت القواعد بيانات ليست في الشكوى: {facts}.',
  'error.account-locked': 'رموز خاطئة كثيرة. حاول مرة أخرى بعد ربع ساعة، أو اطلب ذلك من المسؤول.',
  'error.totp-enrolment-required': 'اضبط تطبيق مصادقة أولًا: يُطلب هنا خطوة ثانية عند تسجيل الدخول.',
} satisfies Messages<keyof typeof en>;
