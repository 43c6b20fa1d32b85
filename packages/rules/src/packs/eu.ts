import { pack, workingDays } from './pack.ts';

/** National holidays differ: a policy gives its own calendar of this name to leave them out. */
const calendar = 'eu-working-days';
const calendars = { [calendar]: workingDays('Europe/Brussels') };
const irish = 'ie-working-days';

export const euPacks = [
  pack({
    id: 'eu-psd2-101',
    title: 'EU: complaints about payment services',
    law: 'Directive (EU) 2015/2366 art 101(2)',
    source: 'Interactive Single Rulebook of the EBA, article 101; the same numbers in FCA DISP 1.6.1R',
    confidence: 'secondary',
    calendars,
    facts: { paymentService: { type: 'boolean', label: { en: 'About a payment or electronic money' } } },
    deadlines: [
      {
        clock: 'respond',
        within: '15 business days',
        calendar,
        when: ['paymentService'],
        description: 'A reply, or a holding reply that gives the reasons for the delay.',
      },
      { clock: 'resolve', within: '35 business days', calendar, when: ['paymentService'] },
    ],
  }),
  pack({
    id: 'ie-cpc-2025',
    title: 'Ireland: Consumer Protection Regulations',
    law: 'S.I. 81/2025 s.48 Consumer Protection Regulations',
    source: 'lloydseurope.com, complaints in Ireland; centralbank.ie for the commencement on 2026-03-24',
    confidence: 'secondary',
    calendars: { [irish]: workingDays('Europe/Dublin', ['IE']) },
    deadlines: [
      { clock: 'acknowledge', within: '5 business days', calendar: irish },
      {
        clock: 'update',
        within: '20 business days',
        calendar: irish,
        description: 'The first report on progress; another is due every 20 working days.',
      },
      { clock: 'resolve', within: '40 business days', calendar: irish },
    ],
  }),
  pack({
    id: 'eu-gdpr-12-3',
    title: 'GDPR: information on the action taken on a request',
    law: 'GDPR art 12(3)',
    source: 'Text of Regulation (EU) 2016/679',
    confidence: 'verified',
    calendars,
    facts: { dataRequest: { type: 'boolean', label: { en: 'A request about personal data' } } },
    deadlines: [
      {
        clock: 'resolve',
        within: '1 month',
        calendar,
        at: 'end of day',
        when: ['dataRequest'],
        description: 'May be extended by two months, which the person must be told within the first.',
      },
    ],
  }),
  pack({
    id: 'eu-rail',
    title: 'EU: complaints of rail passengers',
    law: 'Regulation (EC) No 1371/2007 art 27(2)',
    source: 'legislation.gov.uk/eur/2007/1371/article/27',
    confidence: 'verified',
    calendars,
    deadlines: [
      {
        clock: 'respond',
        within: '1 month',
        calendar,
        at: 'end of day',
        description:
          'A reasoned reply or, where justified, the date by which to expect it. Regulation (EU) 2021/782 art 28 succeeds this article; its wording was not checked.',
      },
      {
        clock: 'resolve',
        within: '3 months',
        calendar,
        at: 'start of day',
        description: 'Less than three months from the date of the complaint.',
      },
    ],
  }),
];
