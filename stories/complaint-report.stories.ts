import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { DeskClient } from '@redress/client';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '@redress/elements/complaint-report';
import type { ComplaintReport } from '@redress/elements';
import { caseAfter, offer, storyDesk } from './desk.ts';

interface Args {
  month: string;
  lang: string;
  theme: string;
}

/** A month in which something happened: this one. */
const present = new Date().toISOString().slice(0, 7);

async function desk(): Promise<{ client: DeskClient }> {
  const client = await storyDesk();
  const coded = { type: 'code-cause', cause: 'price.charges' } as const;
  for (let count = 0; count < 3; count++) {
    await caseAfter(client);
    await caseAfter(client, { type: 'investigate' }, coded, offer, { type: 'offer' });
  }
  await client.saveCorrectiveAction({
    title: 'Fees are announced a week ahead',
    owner: 'Dana Kim',
    since: `${present}-01`,
    against: { cause: ['price.charges'] },
  });
  return { client };
}

const meta: Meta<Args> = {
  title: 'Managers/complaint-report',
  component: 'complaint-report',
  args: { month: present, lang: 'en', theme: 'light' },
  argTypes: {
    lang: { control: 'select', options: ['en', 'zh-Hans', 'zh-Hant', 'de', 'fr', 'es', 'ja', 'ar'] },
    theme: { control: 'inline-radio', options: ['light', 'dark', 'auto'] },
  },
  parameters: { layout: 'fullscreen', actions: { handles: ['complaint-figures-chosen', 'complaint-case-chosen'] } },
  loaders: [desk],
  render: ({ month, lang, theme }, { loaded }) =>
    html`<div lang=${lang}>
      <complaint-report theme=${theme} month=${month} .client=${loaded['client'] as DeskClient}></complaint-report>
    </div>`,
  play: async ({ canvasElement }) => {
    const report = canvasElement.querySelector('complaint-report') as ComplaintReport;
    await waitFor(() => expect(report.renderRoot.querySelectorAll('section').length).toBe(10), { timeout: 8_000 });
  },
};
export default meta;
type Story = StoryObj<Args>;

export const Month: Story = {};
export const Dark: Story = { args: { theme: 'dark' } };
export const Chinese: Story = { args: { lang: 'zh-Hans' } };
export const Arabic: Story = { args: { lang: 'ar' } };

/** Nothing happened: each part says so. */
export const Empty: Story = { args: { month: '2020-01' } };
