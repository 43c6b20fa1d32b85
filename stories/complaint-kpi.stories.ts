import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { DeskClient } from '@redress/client';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '@redress/elements/complaint-kpi';
import type { ComplaintKpi } from '@redress/elements';
import { caseAfter, storyDesk } from './desk.ts';

interface Args {
  kpi: string;
  period: string;
  target: number | undefined;
  lang: string;
  theme: string;
}

async function desk(): Promise<{ client: DeskClient }> {
  const client = await storyDesk();
  for (let count = 0; count < 4; count++) await caseAfter(client);
  return { client };
}

const shows =
  (selector: string) =>
  async ({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> => {
    const card = canvasElement.querySelector('complaint-kpi') as ComplaintKpi;
    await waitFor(() => expect(card.renderRoot.querySelector(selector)).toBeTruthy(), { timeout: 8_000 });
  };

const meta: Meta<Args> = {
  title: 'Managers/complaint-kpi',
  component: 'complaint-kpi',
  args: { kpi: 'received', period: 'last-30-days', lang: 'en', theme: 'light' },
  argTypes: {
    lang: { control: 'select', options: ['en', 'zh-Hans', 'zh-Hant', 'de', 'fr', 'es', 'ja', 'ar'] },
    theme: { control: 'inline-radio', options: ['light', 'dark', 'auto'] },
  },
  loaders: [desk],
  render: ({ kpi, period, target, lang, theme }, { loaded }) =>
    html`<div lang=${lang}>
      <complaint-kpi
        theme=${theme}
        kpi=${kpi}
        period=${period}
        .target=${target}
        .client=${loaded['client'] as DeskClient}
      ></complaint-kpi>
    </div>`,
};
export default meta;
type Story = StoryObj<Args>;

export const Count: Story = { play: shows('.value') };
export const WithTarget: Story = { args: { kpi: 'overdue-open', target: 0 }, play: shows('.target') };

/** A figure that cannot be told says why. */
export const NoValue: Story = { args: { kpi: 'csat' }, play: shows('.reason') };
export const Dark: Story = { args: { theme: 'dark' } };
export const Arabic: Story = { args: { lang: 'ar' } };
