import { HttpCustomerDesk } from '@redress/client/customer';
import { createPageDesk, type PageDesk } from '@redress/client/page';
import type { Complaint } from '@redress/cases';
import type { Command } from '@redress/cases';
import { network, type Fate } from '../../client/test/network.ts';

let count = 0;
/** A name that nothing else in this browser has. */
export const unique = (prefix: string): string => `${prefix}-${Date.now()}-${++count}`;

/** A small policy with everything that a form can ask. */
export const policy = {
  format: 'redress-policy/1',
  name: 'Test shop',
  severities: ['low', 'high'],
  departments: [{ id: 'care', label: { en: 'Customer care', de: 'Kundendienst' } }],
  categories: [
    {
      id: 'product',
      label: { en: 'Product', de: 'Produkt' },
      children: [{ id: 'product.quality', label: { en: 'Quality' } }],
    },
    { id: 'delivery', label: { en: 'Delivery' } },
  ],
  facts: {
    injury: { type: 'boolean', label: { en: 'Somebody was hurt' }, categories: ['product'] },
    doctor: {
      type: 'string',
      label: { en: 'Which doctor?' },
      categories: ['product'],
      showIf: { all: [{ fact: 'injury', operator: 'equal', value: true }] },
    },
    parcels: {
      type: 'integer',
      minimum: 1,
      label: { en: 'How many parcels?' },
      required: true,
      categories: ['delivery'],
    },
  },
  calendars: {
    office: {
      timeZone: 'Europe/Berlin',
      week: {
        mon: ['09:00-17:00'],
        tue: ['09:00-17:00'],
        wed: ['09:00-17:00'],
        thu: ['09:00-17:00'],
        fri: ['09:00-17:00'],
      },
    },
  },
  defaults: {
    severity: 'low',
    department: 'care',
    deadlines: [{ clock: 'resolve', within: '10 business days', calendar: 'office' }],
  },
  rules: [],
  workflow: { offerWindow: '7 days', reopenWindow: '30 days' },
  form: {
    consent: { text: { en: 'I agree to the handling of my complaint.' } },
    attachments: { max: 2, maxBytes: 200_000 },
  },
} as const;

export const freshDesk = (): Promise<PageDesk> => createPageDesk({ name: unique('test'), policy });

export const complaint: Complaint = {
  channel: 'web',
  category: 'product',
  title: 'The kettle leaks',
  description: 'From the bottom, since Monday.',
  customer: { name: 'Ada' },
  consent: true,
};

/** Gives commands to a case as the member of staff who is signed in. */
export async function command(desk: PageDesk, number: string, ...commands: readonly Command[]): Promise<void> {
  for (const one of commands) {
    const { case: it } = await desk.case(number);
    await desk.command(number, one, it.version);
  }
}

/** A desk in the page as it is behind a network that a test decides over; `undefined` lets a request through. */
export function behindNetwork(desk: PageDesk, decide: (path: string) => Fate | undefined): HttpCustomerDesk {
  const { fetch } = network(async ({ path, headers, body }): Promise<Fate> => {
    const fate = decide(path);
    if (fate) return fate;
    const [route] = path.split('?');
    const receipt = headers.get('authorization')?.replace('Receipt ', '') ?? '';
    switch (route) {
      case '/form':
        return { kind: 'answer', json: await desk.form() };
      case '/complaints':
        return {
          kind: 'answer',
          status: 201,
          json: await desk.submit(body as Complaint, { key: headers.get('idempotency-key') ?? '' }),
        };
      case '/track':
        return { kind: 'answer', json: await desk.track(receipt) };
      default:
        return { kind: 'answer', status: 404 };
    }
  });
  return new HttpCustomerDesk({ api: `https://${unique('desk')}.example/api`, fetch });
}
