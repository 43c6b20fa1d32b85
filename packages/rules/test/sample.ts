import type { Complaint } from '@redress/cases';

/** The policy of the documentation: a word list, a category, a severity and two clocks in office hours. */
export const samplePolicy = {
  format: 'redress-policy/1',
  name: 'Acme',
  severities: ['low', 'medium', 'high', 'critical'],
  departments: [
    { id: 'quality', label: { en: 'Quality', 'zh-Hans': '质检部' } },
    { id: 'care', label: { en: 'Customer care' } },
  ],
  categories: [
    { id: 'product', label: { en: 'Product' }, children: [{ id: 'product.quality', label: { en: 'Quality' } }] },
    { id: 'service', label: { en: 'Service' } },
  ],
  facts: {
    injury: { type: 'boolean' },
    warrantyMonths: { type: 'integer', minimum: 0, maximum: 120, required: true, categories: ['product'] },
    batch: { type: 'string', showIf: { all: [{ fact: 'injury', operator: 'equal', value: true }] }, required: true },
    symptoms: { type: 'array', enum: ['burn', 'rash', 'cut'] },
  },
  calendars: {
    office: {
      timeZone: 'Asia/Shanghai',
      week: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00-12:00', '13:30-18:00']])),
      days: { '2026-02-14': ['09:00-18:00'] },
    },
  },
  defaults: {
    severity: 'low',
    department: 'care',
    deadlines: [{ clock: 'resolve', within: '10 business days', calendar: 'office' }],
  },
  conditions: { hurt: { any: [{ fact: 'injury', operator: 'equal', value: true }] } },
  rules: [
    {
      name: 'injury-is-critical',
      stage: 'severity',
      priority: 100,
      conditions: {
        any: [{ condition: 'hurt' }, { fact: 'text', operator: 'containsAny', value: ['hospital', '受伤'] }],
      },
      event: { type: 'severity', params: { severity: 'critical' } },
    },
    {
      name: 'dear',
      stage: 'severity',
      conditions: { all: [{ fact: 'amount', operator: 'greaterThan', value: 500 }] },
      event: { type: 'severity', params: { severity: 'medium' } },
    },
    {
      name: 'quality',
      stage: 'department',
      conditions: { all: [{ fact: 'category', operator: 'equal', value: 'product' }] },
      event: { type: 'department', params: { department: 'quality' } },
    },
    {
      name: 'critical-4h',
      stage: 'deadline',
      law: 'House rule 7',
      conditions: { all: [{ fact: 'severity', operator: 'equal', value: 'critical' }] },
      event: {
        type: 'deadline',
        params: { clock: 'respond', within: '4 business hours', calendar: 'office', pausable: true },
      },
    },
    {
      name: 'critical-2d',
      stage: 'deadline',
      conditions: { not: { any: [{ fact: 'severity', operator: 'in', value: ['low', 'medium'] }] } },
      event: { type: 'deadline', params: { clock: 'respond', within: '2 business days', calendar: 'office' } },
    },
  ],
  workflow: {
    approval: { required: { any: [{ fact: 'cost', operator: 'greaterThan', value: 500 }] } },
    offerWindow: '7 days',
  },
  form: {
    anonymous: false,
    consent: { text: { en: 'I agree.' } },
    attachments: { max: 1, maxBytes: 10, types: ['image/*'] },
  },
} as const;

export const sampleComplaint: Complaint = {
  channel: 'web',
  category: 'product',
  title: 'Kettle lid came off',
  description: 'I had to go to HOSPITAL.',
  amount: 600,
  consent: true,
  customer: { name: 'Ann' },
  fields: { warrantyMonths: 12 },
};
