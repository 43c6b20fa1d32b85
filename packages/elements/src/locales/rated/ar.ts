import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  needed: 'يُرجى الإجابة عن سؤال واحد على الأقل.',
  thanks: 'شكرًا لك. إجابتك تساعدنا على التحسن.',
  change: 'تعديل إجابتي',
  'change.until': 'يمكنك تعديلها خلال يوم.',
  'not-yet': 'لا يوجد ما تقيّمه الآن: سنسألك بعد معالجة شكواك.',
  'no-receipt': 'ينقص هذا الرابط الإيصال. يُرجى فتحه مجددًا من رسالتنا.',
  'error.refused': 'لم يعد بالإمكان تغيير هذا.',
  'reasons.low': 'ما الذي لم يكن جيدًا؟',
  'reasons.high': 'ما الذي كان جيدًا؟',
  'reason.slow': 'بطء شديد',
  'reason.unclear': 'شرح صعب الفهم',
  'reason.unfair': 'نتيجة غير منصفة',
  'reason.unfriendly': 'تعامل غير لطيف',
  'reason.unsolved': 'المشكلة لم تُحل',
  'reason.effort': 'جهد كبير',
  'reason.fast': 'سرعة',
  'reason.clear': 'شرح واضح',
  'reason.fair': 'نتيجة منصفة',
  'reason.friendly': 'تعامل لطيف',
  'reason.solved': 'حُلّت المشكلة',
  'reason.easy': 'سهولة',
} satisfies Messages<keyof typeof en>;
