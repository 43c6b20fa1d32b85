import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { ClientError, type CustomerDesk } from '@redress/client';
import { html, type TemplateResult } from 'lit';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import '@redress/elements/complaint-form';
import type { ComplaintForm } from '@redress/elements';
import { storyDesk } from './desk.ts';

interface Args {
  layout: 'page' | 'steps';
  lang: string;
  theme: string | undefined;
  ask: string;
  launcher: boolean;
}
interface Loaded {
  readonly client: CustomerDesk;
  readonly draft: string;
}

const render = ({ layout, lang, theme, ask, launcher }: Args, { loaded }: { loaded: object }): TemplateResult => {
  const { client, draft } = loaded as Loaded;
  return html`<div lang=${lang}>
    <complaint-form
      .client=${client}
      draft-key=${draft}
      layout=${layout}
      theme=${theme ?? 'light'}
      ask=${ask}
      ?launcher=${launcher}
    ></complaint-form>
  </div>`;
};

const load = async (): Promise<Loaded> => ({ client: await storyDesk(), draft: crypto.randomUUID() });

const meta: Meta<Args> = {
  title: 'Customers/complaint-form',
  component: 'complaint-form',
  args: {
    layout: 'page',
    lang: 'en',
    theme: 'light',
    ask: 'occurredAt product orderRef amount desiredRemedy',
    launcher: false,
  },
  argTypes: {
    layout: { control: 'inline-radio', options: ['page', 'steps'] },
    lang: { control: 'select', options: ['en', 'zh-Hans', 'zh-Hant', 'de', 'fr', 'es', 'ja', 'ar'] },
    theme: { control: 'inline-radio', options: ['light', 'dark', 'auto'] },
  },
  parameters: {
    actions: { handles: ['complaint-submit', 'complaint-submitted', 'complaint-draft-saved', 'complaint-close'] },
  },
  loaders: [load],
  render,
};
export default meta;
type Story = StoryObj<Args>;

const form = (canvas: HTMLElement): ComplaintForm => canvas.querySelector('complaint-form') as ComplaintForm;
const inside = (canvas: HTMLElement) => within(form(canvas).renderRoot as HTMLElement);
const ready = (canvas: HTMLElement) =>
  waitFor(() => expect(inside(canvas).getByRole('button', { name: 'Send complaint' })).toBeVisible(), {
    timeout: 8_000,
  });

async function fillIn(canvas: HTMLElement): Promise<void> {
  await ready(canvas);
  const it = inside(canvas);
  await userEvent.selectOptions(it.getByLabelText('What is it about?'), 'account');
  await userEvent.type(it.getByLabelText('In a few words'), 'Fee charged twice');
  await userEvent.type(it.getByLabelText('What happened?'), 'On Monday and on Thursday.');
  await userEvent.type(it.getByLabelText('Name'), 'Ada Park');
  await userEvent.click(it.getByLabelText(/^I agree/));
}

/** Everything on one page. */
export const Page: Story = { play: ({ canvasElement }) => ready(canvasElement) };

/** One group of questions at a time. */
export const Steps: Story = { args: { layout: 'steps' } };

/** A button that opens it as a dialog. */
export const Launcher: Story = {
  args: { launcher: true },
  play: async ({ canvasElement }) => {
    const open = await waitFor(() => inside(canvasElement).getByRole('button', { name: 'Make a complaint' }));
    await userEvent.click(open);
    await waitFor(() => expect(inside(canvasElement).getByRole('dialog')).toBeVisible());
  },
};

/** Sending was tried too early. */
export const Faults: Story = {
  play: async ({ canvasElement }) => {
    await ready(canvasElement);
    await userEvent.click(inside(canvasElement).getByRole('button', { name: 'Send complaint' }));
    await waitFor(() => expect(form(canvasElement).shadowRoot?.activeElement).toHaveAttribute('role', 'alert'));
  },
};

/** The desk has it. */
export const Receipt: Story = {
  play: async ({ canvasElement }) => {
    await fillIn(canvasElement);
    await userEvent.click(inside(canvasElement).getByRole('button', { name: 'Send complaint' }));
    await waitFor(() => expect(inside(canvasElement).getByText('We have your complaint')).toBeVisible(), {
      timeout: 8_000,
    });
  },
};

/** The line is cut: the complaint waits on the device. */
export const Waiting: Story = {
  loaders: [
    async (): Promise<Loaded> => {
      const desk = await storyDesk();
      const offline = () => Promise.reject(new ClientError('offline', { retryable: true }));
      const client = {
        api: desk.api,
        form: () => desk.form(),
        submit: offline,
        upload: offline,
      } as unknown as CustomerDesk;
      return { client, draft: crypto.randomUUID() };
    },
  ],
  play: async ({ canvasElement }) => {
    await fillIn(canvasElement);
    await userEvent.click(inside(canvasElement).getByRole('button', { name: 'Send complaint' }));
    await waitFor(() => expect(inside(canvasElement).getByText('Not sent yet')).toBeVisible(), { timeout: 8_000 });
  },
};

/** What was written before comes back. */
export const Restored: Story = {
  play: async ({ canvasElement }) => {
    await fillIn(canvasElement);
    const it = form(canvasElement);
    await waitFor(() => expect(inside(canvasElement).getByText('Saved on this device.')).toBeVisible());
    const { parentElement } = it;
    it.remove();
    parentElement?.append(it);
    await waitFor(() => expect(inside(canvasElement).getByText('We kept what you had written.')).toBeVisible(), {
      timeout: 8_000,
    });
  },
};

/** One file is taken, another is not what its name says. */
export const Files: Story = {
  play: async ({ canvasElement }) => {
    await ready(canvasElement);
    const input = form(canvasElement).shadowRoot?.querySelector<HTMLInputElement>('input[type=file]');
    if (!input) throw new Error('no input');
    const files = [new File(['A letter.'], 'letter.txt', { type: 'text/plain' }), new File(['MZ'], 'photo.jpg')];
    await userEvent.upload(input, files, { applyAccept: false });
    await waitFor(() => expect(inside(canvasElement).getByText('letter.txt')).toBeVisible(), { timeout: 8_000 });
    await waitFor(() => expect(inside(canvasElement).getByRole('alert')).toHaveTextContent('photo.jpg'));
  },
};

/** Staff take a call: they choose how it came in, and ask about somebody else. */
export const OnBehalf: Story = {
  play: async ({ canvasElement }) => {
    form(canvasElement).onBehalf = 'nora';
    await waitFor(() => expect(inside(canvasElement).getByLabelText('How it reached us')).toBeVisible(), {
      timeout: 8_000,
    });
  },
};

/** The desk takes it back: it is a draft again, with what is wrong. */
export const Refused: Story = {
  loaders: [
    async (): Promise<Loaded> => {
      const desk = await storyDesk();
      const issues = [{ code: 'too-long', path: '/title', params: {} }];
      const client = {
        api: desk.api,
        form: () => desk.form(),
        submit: () => Promise.reject(new ClientError('invalid-complaint', { issues })),
      } as unknown as CustomerDesk;
      return { client, draft: crypto.randomUUID() };
    },
  ],
  play: async ({ canvasElement }) => {
    await fillIn(canvasElement);
    await userEvent.click(inside(canvasElement).getByRole('button', { name: 'Send complaint' }));
    await waitFor(
      () => expect(inside(canvasElement).getByText(/^The desk could not take the complaint/)).toBeVisible(),
      { timeout: 8_000 },
    );
  },
};

export const Dark: Story = { args: { theme: 'dark' } };

/** A retailer in Chinese. */
export const Chinese: Story = {
  args: { lang: 'zh-Hans' },
  loaders: [async (): Promise<Loaded> => ({ client: await storyDesk('retailer'), draft: crypto.randomUUID() })],
};

/** Right to left. */
export const Arabic: Story = { args: { lang: 'ar', layout: 'steps' } };
