import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  loading: 'جارٍ التحميل…',
  retry: 'إعادة المحاولة',
  close: 'إغلاق',
  cancel: 'إلغاء',
  back: 'رجوع',
  'error.unknown': 'حدث خطأ من جانبنا. يُرجى المحاولة مرة أخرى. (الرمز: {code})',
  'error.offline': 'لا يوجد اتصال في الوقت الحالي.',
  'error.timeout': 'استغرق الرد وقتًا طويلًا. يُرجى المحاولة مرة أخرى.',
  'error.aborted': 'تم إلغاء الطلب.',
  'error.server-error': 'تواجه خدمتنا عطلًا في الوقت الحالي. يُرجى المحاولة بعد بضع دقائق.',
  'error.not-a-desk': 'تعذّر الوصول إلى خدمتنا، فقد ردّ نظام آخر. هل تستخدم شبكة تطلب تسجيل الدخول أولًا؟',
  'error.rate-limited': {
    one: 'طلبات كثيرة جدًا. يُرجى المحاولة بعد ثانية واحدة.',
    two: 'طلبات كثيرة جدًا. يُرجى المحاولة بعد ثانيتين.',
    few: 'طلبات كثيرة جدًا. يُرجى المحاولة بعد {count} ثوانٍ.',
    other: 'طلبات كثيرة جدًا. يُرجى المحاولة بعد {count} ثانية.',
  },
  'error.body-too-large': 'الحجم أكبر من أن يُرسل. يُرجى حذف ملف أو اختصار النص.',
  'error.unauthenticated': 'يُرجى تسجيل الدخول مرة أخرى.',
  'error.forbidden': 'لا يُسمح لك بهذا الإجراء.',
  'error.no-policy': 'لا يمكن استقبال الشكاوى هنا بعد، إذ لم يكتمل إعداد الخدمة.',
  'error.unknown-receipt': 'لا نجد أي شكوى بهذا الإيصال. يُرجى التأكد من نسخه كاملًا.',
  'error.invalid-receipt': 'لا يبدو هذا إيصالًا صحيحًا. يُرجى التأكد من نسخه كاملًا.',
  'error.version-conflict': 'تم تغيير هذا في أثناء ذلك. يُرجى الاطلاع عليه مرة أخرى.',
  'error.refused': 'لم يعد هذا ممكنًا في المرحلة الحالية.',
  'error.unknown-upload': 'لم يصل أحد الملفات. يُرجى إرفاقه مرة أخرى.',
  'error.file-too-large': 'الملف «{name}» كبير جدًا، والحد الأقصى هو {limit}.',
  'error.file-type-refused': 'نوع الملف «{name}» غير مقبول.',
  'error.file-empty': 'الملف «{name}» فارغ.',
} satisfies Messages<keyof typeof en>;
