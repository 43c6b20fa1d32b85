import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { DeskClient } from '@redress/client';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '@redress/elements/complaint-rules';
import type { ComplaintRules } from '@redress/elements';
import { caseAfter, storyDesk } from './desk.ts';

interface Args {
  lang: string;
  theme: string;
}

async function desk(): Promise<{ client: DeskClient }> {
  const client = await storyDesk();
  await caseAfter(client);
  return { client };
}

const meta: Meta<Args> = {
  title: 'Admins/complaint-rules',
  component: 'complaint-rules',
  args: { lang: 'en', theme: 'light' },
  argTypes: {
    lang: { control: 'select', options: ['en', 'zh-Hans', 'zh-Hant', 'de', 'fr', 'es', 'ja', 'ar'] },
    theme: { control: 'inline-radio', options: ['light', 'dark', 'auto'] },
  },
  parameters: { layout: 'fullscreen', actions: { handles: ['complaint-policy-published'] } },
  loaders: [desk],
  render: ({ lang, theme }, { loaded }) =>
    html`<div lang=${lang}>
      <complaint-rules theme=${theme} .client=${loaded['client'] as DeskClient}></complaint-rules>
    </div>`,
  play: async ({ canvasElement }) => {
    const rules = canvasElement.querySelector('complaint-rules') as ComplaintRules;
    const editor = (): Element | null | undefined =>
      rules.renderRoot.querySelector('complaint-rules-editor')?.shadowRoot?.querySelector('.cm-content');
    await waitFor(() => expect(editor()).toBeTruthy(), { timeout: 8_000 });
  },
};
export default meta;
type Story = StoryObj<Args>;

export const Policy: Story = {};
export const Dark: Story = { args: { theme: 'dark' } };
export const German: Story = { args: { lang: 'de' } };
export const Arabic: Story = { args: { lang: 'ar' } };
