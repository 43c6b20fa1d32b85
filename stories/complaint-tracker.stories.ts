import type { Command } from '@redress/cases';
import type { CustomerDesk } from '@redress/client';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor, within } from 'storybook/test';
import '@redress/elements/complaint-tracker';
import type { ComplaintTracker } from '@redress/elements';
import { caseAfter, offer, storyDesk } from './desk.ts';

interface Args {
  lang: string;
  theme: string;
}

const after =
  (...steps: readonly (Command | 'customer-accepts')[]) =>
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

/** Done, and rated. */
export const Survey: Story = {
  loaders: [after({ type: 'investigate' }, offer, { type: 'offer' }, 'customer-accepts', { type: 'follow-up' })],
  play: shows('Done: how was it?'),
};

export const Dark: Story = { ...Offered, args: { theme: 'dark' } };
export const Arabic: Story = { loaders: [after()], args: { lang: 'ar' } };
export const Chinese: Story = { loaders: [after()], args: { lang: 'zh-Hans' } };
