import type { Command, Complaint } from '@redress/cases';
import type { CustomerCommand, DeskClient } from '@redress/client';
import { createPageDesk, type PageDesk } from '@redress/client/page';
import bank from '../demo/policies/bank.json' with { type: 'json' };
import retailer from '../demo/policies/retailer.json' with { type: 'json' };

let count = 0;

/** A desk of its own for each story, in the page. */
export const storyDesk = (policy: 'bank' | 'retailer' = 'bank'): Promise<PageDesk> =>
  createPageDesk({ name: `story-${Date.now()}-${++count}`, policy: policy === 'bank' ? bank : retailer });

/** The desk as one with passwords, of which any is right. */
export function withSecondFactor(desk: PageDesk): PageDesk & Pick<DeskClient, 'secondFactor'> {
  let isOn = false;
  const codes = ['m2k9x-4tq7w', 'h8r3v-n5c6z', 'p7d4f-y2j8b', 'w6g5s-k3e9m'];
  const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  const turn = (to: boolean) => (): Promise<void> => {
    isOn = to;
    return Promise.resolve();
  };
  const secondFactor: NonNullable<DeskClient['secondFactor']> = {
    isOn: () => Promise.resolve(isOn),
    enrol: () =>
      Promise.resolve({
        uri: `otpauth://totp/Redress:ada?secret=${secret}&issuer=Redress`,
        secret,
        backupCodes: codes,
      }),
    confirm: turn(true),
    disable: turn(false),
    newBackupCodes: () => Promise.resolve(codes),
  };
  return Object.assign(desk, { secondFactor });
}

export const feeComplaint: Complaint = {
  channel: 'web',
  category: 'account',
  title: 'Overdraft fee charged twice in one week',
  description: 'My account was charged the same fee on Monday and on Thursday. The branch could not tell me why.',
  amount: 70,
  currency: 'USD',
  customer: { name: 'Ada Park', email: 'ada@example.com', preferredContact: 'email' },
  consent: true,
};

/** What happens to a case: a command of staff's, or what its customer does. */
export type Step = Command | 'customer-accepts' | { readonly customer: CustomerCommand };

/** Brings a case forward as staff and customer would, and gives the receipt that its customer holds. */
export async function caseAfter(desk: PageDesk, ...steps: readonly Step[]): Promise<string> {
  const { number, receipt } = await desk.submit(feeComplaint, { key: crypto.randomUUID() });
  for (const step of steps) {
    if (step === 'customer-accepts') await desk.act(receipt, { type: 'accept' });
    else if ('customer' in step) await desk.act(receipt, step.customer);
    else await desk.command(number, step, (await desk.case(number)).case.version);
  }
  return receipt;
}

export const offer = {
  type: 'propose',
  proposal: {
    outcome: 'upheld',
    plan: 'We pay back both fees today and have corrected the setting that charged them.',
    remedy: { type: 'refund', amount: 70, currency: 'USD' },
  },
} as const satisfies Command;
