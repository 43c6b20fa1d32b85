import type { CustomerDesk } from '@redress/client';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import '@redress/elements/complaint-survey';
import type { ComplaintSurvey } from '@redress/elements';
import { caseAfter, offer, storyDesk } from './desk.ts';

interface Args {
  lang: string;
  theme: string;
  ask: string;
}

const finished = async (): Promise<object> => {
  const client = await storyDesk();
  const steps = [{ type: 'investigate' }, offer, { type: 'offer' }, 'customer-accepts', { type: 'follow-up' }] as const;
  return { client, receipt: await caseAfter(client, ...steps) };
};

const meta: Meta<Args> = {
  title: 'Customers/complaint-survey',
  component: 'complaint-survey',
  args: { lang: 'en', theme: 'light', ask: 'resolved overall attitude timeliness clarity fairness ces nps comment' },
  argTypes: {
    lang: { control: 'select', options: ['en', 'zh-Hans', 'zh-Hant', 'de', 'fr', 'es', 'ja', 'ar'] },
    theme: { control: 'inline-radio', options: ['light', 'dark', 'auto'] },
  },
  parameters: { actions: { handles: ['complaint-survey-answered'] } },
  loaders: [finished],
  render: ({ lang, theme, ask }, { loaded }) =>
    html`<div lang=${lang}>
      <complaint-survey
        theme=${theme}
        ask=${ask}
        .client=${loaded['client'] as CustomerDesk}
        .receipt=${loaded['receipt'] as string}
      ></complaint-survey>
    </div>`,
};
export default meta;
type Story = StoryObj<Args>;

const inside = (canvas: HTMLElement) =>
  within((canvas.querySelector('complaint-survey') as ComplaintSurvey).renderRoot as HTMLElement);

export const Asking: Story = {
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(inside(canvasElement).getByRole('group', { name: 'All in all' })).toBeVisible(), {
      timeout: 8_000,
    });
  },
};

export const Answered: Story = {
  play: async ({ canvasElement }) => {
    const rating = await waitFor(() => inside(canvasElement).getAllByRole('radio', { name: '5, very good' })[0], {
      timeout: 8_000,
    });
    if (rating) await userEvent.click(rating);
    await userEvent.click(inside(canvasElement).getByRole('button', { name: 'Send' }));
    await waitFor(() => expect(inside(canvasElement).getByText(/^Thank you/)).toBeVisible());
  },
};

/** Two questions and a comment. */
export const Short: Story = { args: { ask: 'overall nps comment' } };
export const Dark: Story = { args: { theme: 'dark' } };
export const Japanese: Story = { args: { lang: 'ja' } };
export const Arabic: Story = { args: { lang: 'ar' } };
/** The case is not at its end yet. */
export const NotYet: Story = {
  loaders: [
    async () => {
      const client = await storyDesk();
      return { client, receipt: await caseAfter(client) };
    },
  ],
};
