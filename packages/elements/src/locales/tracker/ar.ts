import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  heading: 'متابعة شكواك',
  receipt: 'الإيصال',
  'receipt.help': 'حصلت عليه عند إرسال الشكوى: 28 حرفًا ورقمًا.',
  open: 'عرض الشكوى',
  loading: 'جارٍ التحميل…',
  'error.unknown': 'حدث خطأ ما. يُرجى المحاولة مرة أخرى. ({code})',
  'error.offline': 'لا يوجد اتصال في الوقت الحالي.',
} satisfies Messages<keyof typeof en>;
