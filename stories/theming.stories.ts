import type { CustomerDesk } from '@redress/client';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '@redress/elements/complaint-form';
import { storyDesk } from './desk.ts';

/** A brand sets custom properties, on the element or anywhere above it; the rest follows from them. */
interface Args {
  accent: string;
  onAccent: string;
  surface: string;
  text: string;
  radius: number;
  space: number;
  font: string;
}

const meta: Meta<Args> = {
  title: 'Customers/theming',
  loaders: [async () => ({ client: await storyDesk(), draft: crypto.randomUUID() })],
  argTypes: {
    accent: { control: 'color' },
    onAccent: { control: 'color' },
    surface: { control: 'color' },
    text: { control: 'color' },
    radius: { control: { type: 'range', min: 0, max: 24 } },
    space: { control: { type: 'range', min: 2, max: 8 } },
  },
  render: ({ accent, onAccent, surface, text, radius, space, font }, { loaded }) => html`
    <style>
      .brand {
        --redress-accent: ${accent};
        --redress-on-accent: ${onAccent};
        --redress-surface: ${surface};
        --redress-text: ${text};
        --redress-radius: ${radius}px;
        --redress-space: ${space}px;
        --redress-font: ${font};
        --redress-padding: 24px;
      }
    </style>
    <complaint-form
      class="brand"
      .client=${loaded['client'] as CustomerDesk}
      draft-key=${loaded['draft'] as string}
    ></complaint-form>
  `,
};
export default meta;
type Story = StoryObj<Args>;

export const Harbour: Story = {
  args: {
    accent: '#0b5d5e',
    onAccent: '#ffffff',
    surface: '#ffffff',
    text: '#10262b',
    radius: 4,
    space: 4,
    font: 'Georgia, serif',
  },
};
export const Playroom: Story = {
  args: {
    accent: '#a3195b',
    onAccent: '#ffffff',
    surface: '#fff8f1',
    text: '#3a1730',
    radius: 20,
    space: 5,
    font: 'Verdana, sans-serif',
  },
};
export const Terminal: Story = {
  args: {
    accent: '#0f6b2f',
    onAccent: '#ffffff',
    surface: '#fdfdf7',
    text: '#10150f',
    radius: 0,
    space: 3,
    font: 'ui-monospace, monospace',
  },
};
