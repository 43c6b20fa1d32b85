import type { DeskClient } from '@redress/client';
import type { Staff } from '@redress/desk';
import type { ComplaintForm } from '../form/complaint-form.ts';

const writers: readonly string[] = ['handler', 'dispatcher', 'supervisor'];

/** Whether somebody may write into cases, and so take a complaint down for a customer. */
export const mayTakeDown = ({ roles }: Staff): boolean => roles.some((role) => writers.includes(role));

interface Intake {
  readonly client: Partial<DeskClient> | undefined;
  readonly api: string | undefined;
  readonly staff: Staff;
  readonly heading: string;
  readonly submitted: (number: string) => void;
}

/**
 * The customers' own form as a dialog, for what came by phone, on site or by letter. It stays open after sending:
 * the receipt is read out or handed over. Its draft is the staff member's own.
 */
export async function showIntake(
  place: HTMLElement,
  { client, api, staff, heading, submitted }: Intake,
): Promise<void> {
  await import('../define/complaint-form.ts');
  const form: ComplaintForm = document.createElement('complaint-form');
  form.dialog = true;
  form.channel = 'phone';
  form.onBehalf = staff.id;
  form.heading = heading;
  form.draftKey = `on-behalf-${staff.id}`;
  form.client = client;
  if (api !== undefined) form.api = api;
  form.addEventListener('complaint-submitted', ({ number }) => {
    submitted(number);
  });
  form.addEventListener('complaint-close', () => {
    form.remove();
  });
  place.replaceChildren(form);
  await form.updateComplete;
  await form.show();
}
