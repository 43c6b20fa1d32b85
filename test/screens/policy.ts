/** A policy that has a word in each of the languages that pictures are kept in. */
export const policy = {
  format: 'redress-policy/1',
  name: 'Pictures',
  severities: ['low', 'high'],
  departments: [{ id: 'care', label: { en: 'Customer care', 'zh-Hans': '客户服务部', ar: 'خدمة العملاء' } }],
  categories: [
    {
      id: 'delivery',
      label: { en: 'Delivery', 'zh-Hans': '物流', ar: 'التوصيل' },
      children: [{ id: 'delivery.late', label: { en: 'Came late', 'zh-Hans': '送货迟到', ar: 'تأخّر الوصول' } }],
    },
    { id: 'product', label: { en: 'Product', 'zh-Hans': '商品', ar: 'المنتج' } },
  ],
  facts: {
    parcels: {
      type: 'integer',
      minimum: 1,
      required: true,
      categories: ['delivery'],
      label: { en: 'How many parcels?', 'zh-Hans': '共有几个包裹？', ar: 'كم عدد الطرود؟' },
    },
  },
  calendars: {
    office: {
      timeZone: 'Europe/London',
      week: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00-17:00']])),
    },
  },
  defaults: {
    severity: 'low',
    department: 'care',
    deadlines: [
      { clock: 'respond', within: '2 business days', calendar: 'office' },
      { clock: 'resolve', within: '10 business days', calendar: 'office', pausable: true },
    ],
  },
  rules: [],
  workflow: { offerWindow: '7 days', reopenWindow: '30 days' },
  form: {
    consent: {
      text: {
        en: 'I agree that the shop uses what I enter here to look into my complaint.',
        'zh-Hans': '我同意商城使用我在此填写的信息来处理投诉。',
        ar: 'أوافق على أن يستخدم المتجر ما أُدخله هنا للنظر في شكواي.',
      },
    },
    anonymous: true,
    attachments: { max: 4, maxBytes: 5_000_000, types: ['image/*', 'application/pdf'] },
  },
};

/** The same, and nobody is told before a dispatcher has looked. */
export const held = { ...policy, workflow: { ...policy.workflow, assign: 'hold' } };
