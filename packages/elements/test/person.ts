import type { LitElement } from 'lit';

export { eventually } from '../../client/test/eventually.ts';

const inside = (element: LitElement): HTMLElement => element.renderRoot as HTMLElement;

/** Whether an element shows a text. */
export const shows = (element: LitElement, text: string): boolean => inside(element).textContent.includes(text);

/** The control that a label names, as a person finds it. */
export function control(element: LitElement, label: string): HTMLInputElement {
  const found = [...inside(element).querySelectorAll('label')].find((it) => it.textContent.trim().startsWith(label));
  const id = found?.getAttribute('for');
  const it = id ? inside(element).querySelector(`#${CSS.escape(id)}`) : found?.querySelector('input');
  if (!it) throw new Error(`no control is labelled ${label}`);
  return it as HTMLInputElement;
}

export const hasControl = (element: LitElement, label: string): boolean =>
  [...inside(element).querySelectorAll('label')].some((it) => it.textContent.trim().startsWith(label));

/** Types into, chooses in or ticks what a label names. */
export async function fill(element: LitElement, label: string, value: string | boolean): Promise<void> {
  const target = control(element, label);
  if (typeof value === 'boolean') target.checked = value;
  else target.value = value;
  target.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  target.dispatchEvent(new Event('change', { bubbles: true }));
  await element.updateComplete;
}

export function button(element: LitElement, name: string): HTMLButtonElement {
  const all = [...inside(element).querySelectorAll<HTMLButtonElement>('button, a.button')];
  const found = all.find((it) => (it.getAttribute('aria-label') ?? it.textContent).trim() === name);
  if (!found) throw new Error(`no button ${name}; there are ${all.map((it) => it.textContent.trim()).join(', ')}`);
  return found;
}

export async function press(element: LitElement, name: string): Promise<void> {
  button(element, name).click();
  await element.updateComplete;
}

/** The next event of a type, typed as the element's own. */
export const next = <Type extends keyof HTMLElementEventMap>(
  element: HTMLElement,
  type: Type,
): Promise<HTMLElementEventMap[Type]> =>
  new Promise((resolve) => {
    element.addEventListener(
      type,
      (event) => {
        resolve(event);
      },
      { once: true },
    );
  });
