/** What customers and staff write in the pictures. */
export interface Words {
  readonly title: string;
  readonly description: string;
  readonly name: string;
  readonly question: string;
  readonly answer: string;
  readonly plan: string;
  readonly reason: string;
  readonly recourse: string;
  readonly staff: string;
}

export const languages = ['en', 'zh-Hans', 'ar'] as const;
export type Shown = (typeof languages)[number];

export const words: Readonly<Record<Shown, Words>> = {
  en: {
    title: 'Parcel left in the rain',
    description: 'The courier put it on the open terrace. The books in it are soaked and cannot be read any more.',
    name: 'Ada Park',
    question: 'Which of the books were damaged, and do you still have them?',
    answer: 'All three. I have kept them, with the box.',
    plan: 'We send the three books again tomorrow, with a signature on delivery, and pay the postage back.',
    reason: 'The second parcel has not come either.',
    recourse: 'You can turn to the consumer arbitration board within one year: it costs you nothing.',
    staff: 'Nora Whitlock',
  },
  'zh-Hans': {
    title: '包裹被放在雨里',
    description: '快递员把包裹放在露天阳台上，里面的书全部湿透，已经无法阅读。',
    name: '李雯',
    question: '请问哪几本书受损？书还在您手里吗？',
    answer: '三本都湿了，书和箱子我都留着。',
    plan: '我们明天重新寄出三本书，要求签收，并退还运费。',
    reason: '第二个包裹也没有收到。',
    recourse: '您可以在一年之内向消费者协会申请调解，不收取任何费用。',
    staff: '王建国',
  },
  ar: {
    title: 'تُرك الطرد تحت المطر',
    description: 'وضع المندوب الطرد على الشرفة المكشوفة، فابتلّت الكتب كلها ولم تعد صالحة للقراءة.',
    name: 'ليلى حداد',
    question: 'أي الكتب تضررت، وهل ما زالت لديك؟',
    answer: 'الكتب الثلاثة كلها، وقد احتفظت بها مع الصندوق.',
    plan: 'نرسل الكتب الثلاثة مجددًا غدًا مع التوقيع عند الاستلام، ونرد رسوم الشحن.',
    reason: 'لم يصل الطرد الثاني أيضًا.',
    recourse: 'يمكنك التوجه إلى هيئة حماية المستهلك خلال سنة واحدة من دون أي رسوم.',
    staff: 'سامر ناصر',
  },
};
