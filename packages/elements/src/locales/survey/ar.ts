import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  heading: 'كيف كانت معالجتنا لشكواك؟',
  loading: 'جارٍ التحميل…',
  'ask.resolved': 'هل حُلّت مشكلتك؟',
  yes: 'نعم',
  no: 'لا',
  'ask.overall': 'بوجه عام',
  'ask.attitude': 'تعاملنا معك',
  'ask.timeliness': 'سرعة المعالجة',
  'ask.clarity': 'وضوح الشرح',
  'ask.fairness': 'إنصاف النتيجة',
  'ask.ces': '«سهّلت عليّ الشركة حلّ هذا الأمر.»',
  'ask.nps': 'هل توصي بنا الآخرين؟',
  'low.rating': 'سيئ جدًا',
  'high.rating': 'ممتاز',
  'low.ces': 'لا أوافق إطلاقًا',
  'high.ces': 'أوافق تمامًا',
  'low.nps': 'بالتأكيد لا',
  'high.nps': 'بالتأكيد نعم',
  comment: 'هل تود إضافة شيء آخر؟',
  optional: '(اختياري)',
  send: 'إرسال',
} satisfies Messages<keyof typeof en>;
