import type { CustomerDesk } from '@redress/client';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import '@redress/elements/complaint-tracker';
import type { ComplaintTracker } from '@redress/elements';
import { caseAfter, offer, storyDesk, type Step } from './desk.ts';

interface Args {
  lang: string;
  theme: string;
}

const after =
  (...steps: readonly Step[]) =>
  async (): Promise<object> => {
    const client = await storyDesk();
    return { client, receipt: await caseAfter(client, ...steps) };
  };

const shows =
  (text: string) =>
  async ({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> => {
    const tracker = canvasElement.querySelector('complaint-tracker') as ComplaintTracker;
    const inside = within(tracker.renderRoot as HTMLElement);
    await waitFor(() => expect(inside.getAllByText(text)[0]).toBeVisible(), { timeout: 8_000 });
  };

const meta: Meta<Args> = {
  title: 'Customers/complaint-tracker',
  component: 'complaint-tracker',
  args: { lang: 'en', theme: 'light' },
  argTypes: {
    lang: { control: 'select', options: ['en', 'zh-Hans', 'zh-Hant', 'de', 'fr', 'es', 'ja', 'ar'] },
    theme: { control: 'inline-radio', options: ['light', 'dark', 'auto'] },
  },
  parameters: { actions: { handles: ['complaint-tracked', 'complaint-acted'] } },
  render: ({ lang, theme }, { loaded }) =>
    html`<div lang=${lang}>
      <complaint-tracker
        theme=${theme}
        .client=${loaded['client'] as CustomerDesk}
        .receipt=${loaded['receipt'] as string}
      ></complaint-tracker>
    </div>`,
};
export default meta;
type Story = StoryObj<Args>;

/** Without a receipt, the customer is asked for it. */
export const AsksForReceipt: Story = {
  loaders: [async () => ({ client: await storyDesk() })],
  play: shows('Show complaint'),
};

export const JustReceived: Story = { loaders: [after()], play: shows('With the department') };

/** Staff ask something; the clock stands still. */
export const Question: Story = {
  loaders: [after({ type: 'investigate' }, { type: 'ask', of: 'customer', question: 'Which account was it?' })],
  play: shows('We have a question for you'),
};

/** Our proposal, to be accepted or disputed. */
export const Offered: Story = {
  loaders: [after({ type: 'investigate' }, offer, { type: 'offer' })],
  play: shows('Your answer is needed'),
};

/** No agreement without a reason. */
export const Disputing: Story = {
  ...Offered,
  play: async (context) => {
    await shows('Your answer is needed')(context);
    const tracker = context.canvasElement.querySelector('complaint-tracker') as ComplaintTracker;
    const inside = within(tracker.renderRoot as HTMLElement);
    await userEvent.click(inside.getByRole('button', { name: 'I do not agree' }));
    await userEvent.click(inside.getByRole('button', { name: 'Confirm' }));
    await waitFor(() => expect(inside.getByText('Please fill this in.')).toBeVisible());
  },
};

const disputed: readonly Step[] = [
  { type: 'investigate' },
  offer,
  { type: 'offer' },
  { customer: { type: 'dispute', reason: 'One of the two fees is still on my account.' } },
];
const closed: readonly Step[] = [
  { type: 'investigate' },
  offer,
  { type: 'offer' },
  'customer-accepts',
  { type: 'follow-up' },
  { type: 'code-cause', cause: 'service' },
  { type: 'close' },
];

export const Investigated: Story = { loaders: [after({ type: 'investigate' })], play: shows('Being looked into') };
export const Proposed: Story = {
  loaders: [after({ type: 'investigate' }, offer)],
  play: shows('Solution being prepared'),
};
export const Disputed: Story = { loaders: [after(...disputed)], play: shows('Being reconsidered') };

/** No agreement: where else to turn. */
export const Referred: Story = {
  loaders: [after(...disputed, { type: 'refer', recourse: 'You can turn to the ombudsman within six months.' })],
  play: shows('Referred'),
};

/** What was agreed is being done. */
export const Executing: Story = {
  loaders: [after({ type: 'investigate' }, offer, { type: 'offer' }, 'customer-accepts')],
  play: shows('Being carried out'),
};
export const Closed: Story = { loaders: [after(...closed)], play: shows('Closed') };

/** The problem came back. */
export const Reopened: Story = {
  loaders: [after(...closed, { customer: { type: 'reopen', reason: 'The fee was charged again.' } })],
  play: shows('It was opened again'),
};
export const Withdrawn: Story = {
  loaders: [after({ customer: { type: 'withdraw', reason: 'It has settled itself.' } })],
  play: shows('Withdrawn by you'),
};

/** Done, and rated. */
export const Survey: Story = {
  loaders: [after({ type: 'investigate' }, offer, { type: 'offer' }, 'customer-accepts', { type: 'follow-up' })],
  play: shows('Done: how was it?'),
};

export const Dark: Story = { ...Offered, args: { theme: 'dark' } };
export const Arabic: Story = { loaders: [after()], args: { lang: 'ar' } };
export const Chinese: Story = { loaders: [after()], args: { lang: 'zh-Hans' } };
