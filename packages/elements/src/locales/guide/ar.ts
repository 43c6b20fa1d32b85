import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'cause.product.guide': 'الخلل في السلعة المباعة نفسها. مثال: لا تؤدي الغرض منها.',
  'cause.product.quality.guide': 'سوء صنع أو تلف مبكر. مثال: تمزقت الخياطة في الأسبوع الأول.',
  'cause.product.design.guide': 'صُنعت كما صُممت لكن التصميم معيب. مثال: المقبض يسخن.',
  'cause.product.packaging.guide': 'سوء تغليف أو وسم. مثال: لم يكن الغطاء محكمًا.',
  'cause.service.guide': 'طريقة التعامل مع العميل. مثال: لم يتحمل أحد المسؤولية.',
  'cause.service.attitude.guide': 'فظاظة أو استخفاف أو عدم رغبة. مثال: صُرخ في وجه العميل.',
  'cause.service.response.guide': 'بطء أو انعدام الرد. مثال: ثلاث رسائل بلا جواب.',
  'cause.service.skill.guide': 'نقص في المهارة. مثال: مُلئ النموذج الخطأ مرتين.',
  'cause.price.guide': 'ما كلّفه الأمر. مثال: نزاع على مبلغ الفاتورة.',
  'cause.price.too-high.guide': 'أغلى مما ينبغي. مثال: يُباع بنصف الثمن في مكان آخر.',
  'cause.price.unstable.guide': 'تقلّب السعر. مثال: انخفض في اليوم التالي للشراء.',
  'cause.price.not-transparent.guide': 'لم يُبلّغ مسبقًا. مثال: رسم لم يظهر إلا في الفاتورة.',
  'cause.price.charges.guide': 'خصم خاطئ. مثال: خُصم مرتين.',
  'cause.price.refunds.guide': 'مال لم يُردّ. مثال: استرداد وُعد به منذ أسابيع ولم يصل.',
  'cause.logistics.guide': 'في الطريق إلى العميل. مثال: لا أحد يعرف مكان الطرد.',
  'cause.logistics.late.guide': 'بعد الموعد. مثال: وصل متأخرًا خمسة أيام.',
  'cause.logistics.damaged.guide': 'تلف في الطريق. مثال: كانت العلبة مسحوقة.',
  'cause.logistics.wrong-information.guide': 'معلومة خاطئة عن التسليم. مثال: «سُلّم» ولم يُسلّم.',
  'cause.promotion.guide': 'ما أُعلن عنه. مثال: تعذّر الحصول على العرض.',
  'cause.promotion.false.guide': 'غير صحيح إطلاقًا. مثال: «متوفر» ولم يكن كذلك.',
  'cause.promotion.misleading.guide': 'صحيح لكنه مضلل. مثال: الشرط في الحاشية.',
  'cause.promotion.overstated.guide': 'صحيح جزئيًا لكنه مبالغ فيه. مثال: «حتى 90٪» على سلعتين.',
  'cause.contract-terms.guide': 'شروط العقد نفسها. مثال: مهلة إشعار لم يُتفق عليها.',
  'cause.other.guide': 'لا ينطبق أي مما سبق. اذكر السبب في الملاحظة.',
} satisfies Messages<keyof typeof en>;
