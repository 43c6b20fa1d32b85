import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { DeskClient } from '@redress/client';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '@redress/elements/complaint-dashboard';
import type { ComplaintDashboard } from '@redress/elements';
import { caseAfter, offer, storyDesk } from './desk.ts';

interface Args {
  period: string;
  lang: string;
  theme: string;
}

async function desk(): Promise<{ client: DeskClient }> {
  const client = await storyDesk();
  const coded = { type: 'code-cause', cause: 'price.charges' } as const;
  for (let count = 0; count < 3; count++) {
    await caseAfter(client);
    await caseAfter(client, { type: 'investigate' }, coded, offer, { type: 'offer' });
  }
  return { client };
}

const meta: Meta<Args> = {
  title: 'Managers/complaint-dashboard',
  component: 'complaint-dashboard',
  args: { period: 'last-30-days', lang: 'en', theme: 'light' },
  argTypes: {
    lang: { control: 'select', options: ['en', 'zh-Hans', 'zh-Hant', 'de', 'fr', 'es', 'ja', 'ar'] },
    theme: { control: 'inline-radio', options: ['light', 'dark', 'auto'] },
  },
  parameters: { layout: 'fullscreen', actions: { handles: ['complaint-figures-chosen'] } },
  loaders: [desk],
  render: ({ period, lang, theme }, { loaded }) =>
    html`<div lang=${lang}>
      <complaint-dashboard
        theme=${theme}
        period=${period}
        .client=${loaded['client'] as DeskClient}
      ></complaint-dashboard>
    </div>`,
  play: async ({ canvasElement }) => {
    const dashboard = canvasElement.querySelector('complaint-dashboard') as ComplaintDashboard;
    await waitFor(() => expect(dashboard.renderRoot.querySelectorAll('complaint-dashboard-chart').length).toBe(6), {
      timeout: 8_000,
    });
  },
};
export default meta;
type Story = StoryObj<Args>;

export const Month: Story = {};
export const Dark: Story = { args: { theme: 'dark' } };
export const Chinese: Story = { args: { lang: 'zh-Hans' } };
export const Arabic: Story = { args: { lang: 'ar' } };
