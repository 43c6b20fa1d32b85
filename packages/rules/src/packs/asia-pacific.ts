import { pack, workingDays } from './pack.ts';

const australian = 'au-working-days';
const indian = 'in-working-days';
const chinese = 'cn-working-days';
const cn = { [chinese]: workingDays('Asia/Shanghai', ['CN']) };

export const asiaPacificPacks = [
  pack({
    id: 'au-rg271',
    title: 'ASIC: internal dispute resolution',
    law: 'ASIC RG 271',
    source: 'Paragraphs of RG 271 as quoted by third parties; AFA news of 2021-10-08',
    confidence: 'secondary',
    calendars: { [australian]: workingDays('Australia/Sydney', ['AU']) },
    facts: {
      financialHardship: { type: 'boolean', label: { en: 'A credit default notice, or financial hardship' } },
      superannuation: { type: 'boolean', label: { en: 'About superannuation, or a traditional trustee' } },
      deathBenefit: { type: 'boolean', label: { en: 'An objection to the payment of a death benefit' } },
    },
    deadlines: [
      {
        clock: 'acknowledge',
        within: '1 business day',
        calendar: australian,
        at: 'same time',
        law: 'ASIC RG 271.51',
      },
      {
        clock: 'resolve',
        within: '30 days',
        calendar: australian,
        at: 'end of day',
        law: 'ASIC RG 271.56',
        unless: ['superannuation', 'deathBenefit'],
        description: 'A notice of delay must go out before the period ends.',
      },
      {
        clock: 'resolve',
        variant: 'hardship',
        within: '21 days',
        calendar: australian,
        at: 'end of day',
        when: ['financialHardship'],
      },
      {
        clock: 'resolve',
        variant: 'superannuation',
        within: '45 days',
        calendar: australian,
        at: 'end of day',
        when: ['superannuation'],
        unless: ['deathBenefit'],
      },
      {
        clock: 'resolve',
        variant: 'death benefit',
        within: '90 days',
        calendar: australian,
        at: 'end of day',
        when: ['deathBenefit'],
        description: 'The 90 days follow a period of 28 days for objections.',
      },
    ],
  }),
  pack({
    id: 'in-rbi',
    title: 'Reserve Bank of India: reply before the ombudsman may be asked',
    law: 'Reserve Bank - Integrated Ombudsman Scheme, 2026',
    source: 'rbi.org.in FAQ 3407 for the commencement on 2026-07-01; orientalfinstock.com for the period',
    confidence: 'secondary',
    calendars: { [indian]: workingDays('Asia/Kolkata', ['IN']) },
    deadlines: [{ clock: 'resolve', within: '30 days', calendar: indian, at: 'end of day' }],
  }),
  pack({
    id: 'cn-samr-accept',
    title: '消费者投诉：七个工作日内处理并告知',
    law: '消费者权益保护法 第四十六条',
    source: '《消费者权益保护法》条文',
    confidence: 'verified',
    calendars: cn,
    deadlines: [{ clock: 'respond', within: '7 business days', calendar: chinese, at: 'end of day' }],
  }),
  pack({
    id: 'cn-samr-mediation',
    title: '市场监督管理投诉：六十日内终止调解',
    law: '市场监督管理投诉举报处理办法（总局令第121号）第二十三条第一款第（五）项',
    source: '总局令第121号（2026-04-15起施行）官方文书样式八',
    confidence: 'verified',
    calendars: cn,
    deadlines: [
      {
        clock: 'resolve',
        within: '60 days',
        calendar: chinese,
        at: 'end of day',
        description: '自投诉受理之日起六十日；此处自收到之日起算，不晚于法定期限。',
      },
    ],
  }),
  pack({
    id: 'cn-miit-telecom',
    title: '电信用户投诉：十五日内答复',
    law: '电信用户申诉处理办法',
    source: '第三方转引 miit.gov.cn 的《电信用户申诉处理办法》（2016-07-30起施行）',
    confidence: 'secondary',
    calendars: cn,
    deadlines: [{ clock: 'respond', within: '15 days', calendar: chinese, at: 'end of day' }],
  }),
  pack({
    id: 'cn-nfra-bank',
    title: '银行业保险业消费投诉：十五日内作出处理决定',
    law: '银行业保险业消费投诉处理管理办法（银保监会令2020年第3号）',
    source: '新华社2020-01-17报道',
    confidence: 'verified',
    calendars: cn,
    deadlines: [
      {
        clock: 'resolve',
        within: '15 days',
        calendar: chinese,
        at: 'end of day',
        description: '情况复杂的可延长至三十日；有特殊原因的可再延长三十日，均须告知投诉人。',
      },
    ],
  }),
];
