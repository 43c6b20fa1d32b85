import { pack, workingDays } from './pack.ts';

const calendar = 'uk-working-days';
const calendars = { [calendar]: workingDays('Europe/London', ['GB-ENG']) };

export const ukPacks = [
  pack({
    id: 'uk-fca-disp-8w',
    title: 'FCA: final response to a complaint',
    law: 'FCA DISP 1.6.2R',
    source: 'handbook.fca.org.uk/handbook/DISP/1/6, version of 2026-06-01',
    confidence: 'verified',
    calendars,
    deadlines: [{ clock: 'resolve', within: '8 weeks', calendar, at: 'end of day' }],
  }),
  pack({
    id: 'uk-fca-disp-psd',
    title: 'FCA: complaints about payment services and e-money',
    law: 'FCA DISP 1.6.2AR',
    source: 'handbook.fca.org.uk/handbook/disp1/disp1s6?date=01-06-2026',
    confidence: 'verified',
    calendars,
    facts: { paymentService: { type: 'boolean', label: { en: 'About a payment or electronic money' } } },
    deadlines: [
      {
        clock: 'respond',
        within: '15 business days',
        calendar,
        when: ['paymentService'],
        description: 'A final response, or a holding response that gives the reasons for the delay.',
      },
      { clock: 'resolve', within: '35 business days', calendar, when: ['paymentService'] },
    ],
  }),
  pack({
    id: 'uk-fca-src',
    title: 'FCA: complaints resolved by the third business day',
    law: 'FCA DISP 1.5.1R',
    source: 'handbook.fca.org.uk/handbook/DISP/1/5',
    confidence: 'verified',
    calendars,
    deadlines: [
      {
        clock: 'summary-resolution',
        within: '3 business days',
        calendar,
        at: 'close',
        description: 'Resolved by then, a complaint needs a summary resolution communication only.',
      },
    ],
  }),
  pack({
    id: 'uk-ofcom-adr',
    title: 'Ofcom: letter on alternative dispute resolution',
    law: 'Ofcom General Condition C4, approved complaints code',
    source: 'Ofcom notice of 2025-07-09 (wired-gov.net); trustalliancegroup.org',
    confidence: 'verified',
    calendars,
    deadlines: [
      {
        clock: 'refer',
        within: '6 weeks',
        calendar,
        at: 'end of day',
        description: 'For complaints from 2026-04-08 on; it was eight weeks before.',
      },
    ],
  }),
  pack({
    id: 'uk-energy',
    title: 'Gas and electricity: eight-week letter',
    law: 'SI 2008/1898',
    source: 'Guidance of Ombudsman Services to its partners on eight-week letters',
    confidence: 'secondary',
    calendars,
    deadlines: [{ clock: 'refer', within: '8 weeks', calendar, at: 'end of day' }],
  }),
  pack({
    id: 'uk-energy-kpi',
    title: 'Gas and electricity: resolved by the end of the first working day',
    law: 'SI 2008/1898 reg 11(2)(a)',
    source: 'legislation.gov.uk/uksi/2008/1898/regulation/11',
    confidence: 'verified',
    calendars,
    deadlines: [{ clock: 'first-working-day', within: '1 business day', calendar, at: 'end of day' }],
  }),
  pack({
    id: 'uk-nhs-ack',
    title: 'NHS: acknowledgement',
    law: 'SI 2009/309 reg 13(3)',
    source: 'shropshire.gov.uk; fromthepenof.com on regulation 13',
    confidence: 'secondary',
    calendars,
    deadlines: [{ clock: 'acknowledge', within: '3 business days', calendar }],
  }),
  pack({
    id: 'uk-nhs-response',
    title: 'NHS: written response',
    law: 'SI 2009/309 reg 14',
    source: 'fromthepenof.com on regulation 14; parallel text in SI 2012/3094 reg 29(3)',
    confidence: 'secondary',
    calendars,
    deadlines: [
      {
        clock: 'resolve',
        within: '6 months',
        calendar,
        at: 'start of day',
        description: 'The six months begin on the day of receipt. A longer period may be agreed before they end.',
      },
    ],
  }),
];
