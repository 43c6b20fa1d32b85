import type { Complaint } from '@redress/cases';
import type { CustomerDesk } from '@redress/client';
import { createPageDesk, type PageDesk } from '@redress/client/page';
import { held, policy } from './policy.ts';
import { words, type Shown, type Words } from './words.ts';

/** Where a state is being made: its language, and the elements that are to come to it, one a theme. */
export interface Stage {
  readonly lang: Shown;
  readonly words: Words;
  readonly complaint: Complaint;
  /** A desk of its own, its policy's cases held for a dispatcher if asked. */
  desk(options?: { readonly holds?: boolean }): Promise<PageDesk>;
  /** Puts an element into each column. */
  put<Name extends keyof HTMLElementTagNameMap>(
    name: Name,
    set: (element: HTMLElementTagNameMap[Name], index: number) => void,
  ): Promise<HTMLElementTagNameMap[Name][]>;
}

/** A state of an element, reached as a person reaches it. */
export type State = (stage: Stage) => Promise<void>;

const columns = (): Element[] => [...document.querySelectorAll('.column')];
let count = 0;

export function stageIn(lang: Shown): Stage {
  const { title, description, name } = words[lang];
  return {
    lang,
    words: words[lang],
    complaint: {
      channel: 'web',
      category: 'delivery',
      title,
      description,
      customer: { name, email: 'reader@example.com', preferredContact: 'email' },
      consent: true,
      fields: { parcels: 1 },
    },
    desk: ({ holds = false } = {}) =>
      createPageDesk({
        name: `screens-${++count}`,
        policy: holds ? held : policy,
        personas: [{ id: 'staff', name: words[lang].staff, roles: ['admin', 'supervisor', 'dispatcher', 'handler'] }],
      }),
    async put(tag, set) {
      const elements = columns().map((column, index) => {
        const element = document.createElement(tag);
        set(element, index);
        column.append(element);
        return element;
      });
      await settled();
      return elements;
    },
  };
}

/** Waits for a condition; a state that is never reached is a failure. */
export async function until(holds: () => unknown, what = String(holds)): Promise<void> {
  const end = performance.now() + 15_000;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const own = (): Element[] => [...document.querySelectorAll('complaint-form, complaint-tracker, complaint-survey')];

/** Nothing is about to be drawn any more. */
export async function settled(): Promise<void> {
  for (let round = 0; round < 2; round++) {
    await Promise.all(
      own().map((element) => (element as unknown as { updateComplete: Promise<unknown> }).updateComplete),
    );
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }
}

/** Finds something in each of some elements. */
export const each = <E extends Element = HTMLElement>(elements: readonly Element[], selector: string): E[] =>
  elements.map((element) => {
    const found = element.shadowRoot?.querySelector<E>(selector);
    if (!found) throw new Error(`${element.localName} has no ${selector}`);
    return found;
  });

export const everywhere = (elements: readonly Element[], selector: string): Promise<void> =>
  until(() => elements.every((element) => element.shadowRoot?.querySelector(selector)), selector);

/** Writes into, chooses in or ticks what a selector finds. */
export async function fill(elements: readonly Element[], selector: string, value: string | boolean): Promise<void> {
  for (const control of each<HTMLInputElement>(elements, selector)) {
    if (typeof value === 'boolean') control.checked = value;
    else control.value = value;
    control.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    control.dispatchEvent(new Event('change', { bubbles: true }));
  }
  await settled();
}

export async function press(elements: readonly Element[], selector: string): Promise<void> {
  for (const button of each(elements, selector)) button.click();
  await settled();
}

/** A desk that answers some of a customer's questions otherwise. */
export const but = (desk: PageDesk, otherwise: Partial<CustomerDesk>): CustomerDesk =>
  new Proxy(desk as CustomerDesk, {
    get(target, name) {
      const own = (otherwise as Record<PropertyKey, unknown>)[name];
      const value = own ?? (target as unknown as Record<PropertyKey, unknown>)[name];
      return typeof value === 'function' ? (value as (...given: never[]) => unknown).bind(target) : value;
    },
  });
