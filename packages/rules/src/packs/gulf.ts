import { pack, workingDays } from './pack.ts';

const calendar = 'ae-working-days';
const calendars = { [calendar]: workingDays('Asia/Dubai', ['AE']) };

export const gulfPacks = [
  pack({
    id: 'ae-cbuae',
    title: 'Central Bank of the UAE: consumer protection',
    law: 'CBUAE Consumer Protection Standards 8.1.2.5, 8.1.3.7',
    source: 'Third-party note of 2026-09-27',
    confidence: 'secondary',
    calendars,
    deadlines: [
      {
        clock: 'acknowledge',
        within: '2 business days',
        calendar,
        law: 'CBUAE Consumer Protection Standards 8.1.2.5',
      },
      { clock: 'respond', within: '30 business days', calendar, law: 'CBUAE Consumer Protection Standards 8.1.3.7' },
    ],
  }),
  pack({
    id: 'ae-vara',
    title: 'Dubai virtual assets: market conduct',
    law: 'VARA Market Conduct Rulebook III.A.1',
    source: 'rulebooks.vara.ae as quoted by a third party',
    confidence: 'secondary',
    calendars,
    deadlines: [
      { clock: 'acknowledge', within: '1 week', calendar, at: 'end of day' },
      {
        clock: 'resolve',
        within: '4 weeks',
        calendar,
        at: 'end of day',
        description: 'Eight weeks in extraordinary cases, of which the complainant is told by the fourth.',
      },
    ],
  }),
];
