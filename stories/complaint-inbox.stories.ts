import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { DeskClient } from '@redress/client';
import { html, render } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '@redress/elements/complaint-inbox';
import type { ComplaintInbox } from '@redress/elements';
import { caseAfter, offer, storyDesk, withSecondFactor } from './desk.ts';

interface Args {
  lang: string;
  theme: string;
}

/** A desk with cases in several states. */
async function desk(): Promise<{ client: DeskClient; number: string }> {
  const client = await storyDesk();
  await caseAfter(client);
  await caseAfter(client, { type: 'investigate' }, { type: 'ask', of: 'customer', question: 'Which account was it?' });
  await caseAfter(client, { type: 'investigate' }, offer);
  await caseAfter(client, { type: 'investigate' }, offer, { type: 'offer' }, 'customer-accepts');
  const { rows } = await client.cases({ queue: 'waiting' });
  return { client, number: rows[0]?.number ?? '' };
}

const shows =
  (tag: string) =>
  async ({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> => {
    const inbox = canvasElement.querySelector('complaint-inbox') as ComplaintInbox;
    await waitFor(
      () => expect(inbox.renderRoot.querySelector(tag)?.shadowRoot?.querySelector('li, article')).toBeTruthy(),
      {
        timeout: 8_000,
      },
    );
  };

const meta: Meta<Args> = {
  title: 'Staff/complaint-inbox',
  component: 'complaint-inbox',
  args: { lang: 'en', theme: 'light' },
  argTypes: {
    lang: { control: 'select', options: ['en', 'zh-Hans', 'zh-Hant', 'de', 'fr', 'es', 'ja', 'ar'] },
    theme: { control: 'inline-radio', options: ['light', 'dark', 'auto'] },
  },
  parameters: { layout: 'fullscreen', actions: { handles: ['complaint-case-opened'] } },
  loaders: [desk],
  render: ({ lang, theme }, { loaded }) =>
    html`<div lang=${lang}>
      <complaint-inbox theme=${theme} .client=${loaded['client'] as DeskClient}></complaint-inbox>
    </div>`,
};
export default meta;
type Story = StoryObj<Args>;

/** What waits for somebody, the most urgent first. */
export const List: Story = { play: shows('complaint-inbox-list') };

/** One case with all that can be done about it. */
export const Case: Story = {
  render: ({ lang, theme }, { loaded }) =>
    html`<div lang=${lang}>
      <complaint-inbox
        theme=${theme}
        case=${loaded['number'] as string}
        .client=${loaded['client'] as DeskClient}
      ></complaint-inbox>
    </div>`,
  play: shows('complaint-inbox-case'),
};

const tablet = (story: () => unknown) => {
  const frame = document.createElement('div');
  frame.style.setProperty('inline-size', '768px');
  render(story(), frame);
  return frame;
};

/** As on a tablet held upright: the list and the case beside each other, queues above. */
export const Tablet: Story = { ...Case, decorators: [tablet] };

/** Before anybody has complained. */
export const Empty: Story = {
  loaders: [async () => ({ client: await storyDesk() })],
  play: async ({ canvasElement }) => {
    const inbox = canvasElement.querySelector('complaint-inbox') as ComplaintInbox;
    await waitFor(() => expect(inbox.renderRoot.querySelector('.empty')).toBeTruthy(), { timeout: 8_000 });
  },
};

/** The way to an authenticator, as at a server: with a QR code to scan. Any password and any code do. */
export const TwoStepSignIn: Story = {
  loaders: [async () => ({ client: withSecondFactor(await storyDesk()) })],
  play: async ({ canvasElement }) => {
    const inbox = canvasElement.querySelector('complaint-inbox') as ComplaintInbox;
    const find = <T extends Element>(root: ParentNode | undefined, selector: string): Promise<T> =>
      waitFor(
        () => {
          const found = root?.querySelector<T>(selector);
          if (!found) throw new Error(`no ${selector} yet`);
          return found;
        },
        { timeout: 8_000 },
      );
    const open = await waitFor(
      () => {
        const found = [...inbox.renderRoot.querySelectorAll('button')].find((it) =>
          it.textContent.includes('My account'),
        );
        if (!found) throw new Error('not signed in yet');
        return found;
      },
      { timeout: 8_000 },
    );
    await userEvent.click(open);
    const panel = await find<HTMLElement>(inbox.renderRoot, 'complaint-inbox-account');
    const root = panel.shadowRoot ?? undefined;
    await userEvent.click(await find(root, 'section button.primary'));
    await userEvent.type(await find(root, '#password'), 'a password');
    await userEvent.click(await find(root, 'form button.primary'));
    await find(root, 'svg[role=img]');
  },
};

export const Dark: Story = { ...Case, args: { theme: 'dark' } };
export const Arabic: Story = { ...Case, args: { lang: 'ar' } };
export const Chinese: Story = { ...Case, args: { lang: 'zh-Hans' } };
