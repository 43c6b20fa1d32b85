import { createPageDesk, type PageDesk } from '@redress/client/page';
import type { Command, Complaint } from '@redress/cases';
import { waitUntil } from '@open-wc/testing';

let count = 0;
const unique = (prefix: string): string => `${prefix}-${Date.now()}-${++count}`;

/** A small policy in which costly solutions need approval. */
export const staffPolicy = {
  format: 'redress-policy/1',
  name: 'Test shop',
  timeZone: 'UTC',
  severities: ['low', 'high'],
  departments: [
    { id: 'care', label: { en: 'Customer care', 'zh-Hans': '客服部', ar: 'خدمة العملاء' } },
    { id: 'quality', label: { en: 'Quality', 'zh-Hans': '质检部' } },
  ],
  categories: [
    { id: 'product', label: { en: 'Product' }, children: [{ id: 'product.quality', label: { en: 'Build quality' } }] },
    { id: 'delivery', label: { en: 'Delivery' } },
  ],
  defaults: {
    severity: 'low',
    department: 'care',
    deadlines: [{ clock: 'resolve', within: '10 days', pausable: true }],
  },
  rules: [
    {
      name: 'smoke-is-high',
      stage: 'severity',
      conditions: { all: [{ fact: 'text', operator: 'containsAny', value: ['smoke'] }] },
      event: { type: 'severity', params: { severity: 'high' } },
    },
    {
      name: 'products-to-quality',
      stage: 'department',
      conditions: { all: [{ fact: 'category', operator: 'equal', value: 'product' }] },
      event: { type: 'department', params: { department: 'quality' } },
    },
  ],
  workflow: {
    approval: { required: { any: [{ fact: 'cost', operator: 'greaterThan', value: 100 }] } },
    offerWindow: '7 days',
    reopenWindow: '30 days',
  },
  replies: [
    {
      id: 'sorry',
      label: { en: 'We are sorry', 'zh-Hans': '致歉' },
      category: 'product',
      text: { en: 'Dear {{customer.name}}, about your order {{case.order}}: ', de: 'Guten Tag {{customer.name}}' },
    },
  ],
} as const;

export const personas = [
  { id: 'sam', name: 'Sam', email: 'sam@shop.example', roles: ['supervisor', 'dispatcher'] },
  { id: 'hana', name: 'Hana', email: 'hana@shop.example', roles: ['handler'] },
  { id: 'ada', name: 'Ada', email: 'ada@shop.example', roles: ['admin', 'auditor'] },
] as const;

const names = new WeakMap<PageDesk, string>();
const colleagues = new WeakMap<PageDesk, Promise<PageDesk>>();
const join = (name: string): Promise<PageDesk> => createPageDesk({ name, policy: staffPolicy, personas });

/** A desk in the page with three colleagues, of whom one is signed in. */
export async function staffDesk(who: (typeof personas)[number]['id'] = 'sam'): Promise<PageDesk> {
  const name = unique('staff');
  const desk = await join(name);
  names.set(desk, name);
  await desk.signIn({ email: who });
  return desk;
}

export const kettle: Complaint = {
  channel: 'web',
  category: 'product',
  subcategory: 'product.quality',
  title: 'The kettle leaks',
  description: 'From the bottom, since Monday.',
  customer: { name: 'Grace', email: 'grace@example.com' },
};

/** @returns the case's number. */
export async function submitted(desk: PageDesk, complaint: Partial<Complaint> = {}): Promise<string> {
  return (await desk.submit({ ...kettle, ...complaint }, { key: unique('key-of-test') })).number;
}

/** Gives commands as someone else, who sits at another window of the same desk. @returns their desk. */
export async function as(
  desk: PageDesk,
  who: string,
  number: string,
  ...commands: readonly Command[]
): Promise<PageDesk> {
  const other = colleagues.get(desk) ?? join(names.get(desk) ?? '');
  colleagues.set(desk, other);
  const theirs = await other;
  await theirs.signIn({ email: who });
  for (const one of commands) {
    const { case: it } = await theirs.case(number);
    await theirs.command(number, one, it.version);
  }
  return theirs;
}

const frames: HTMLElement[] = [];
afterEach(() => {
  for (const each of frames.splice(0)) each.remove();
});

/** A place on the page in a language, taken away after the test. */
export function frame(lang = 'en'): HTMLElement {
  const place = document.createElement('div');
  place.lang = lang;
  document.body.append(place);
  frames.push(place);
  return place;
}

/** What has the focus, through shadow roots; it need not be the page's turn to be seen. */
export function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

/** Everything in an element that a selector finds, through shadow roots, in the order of the page. */
export function all<T extends Element = HTMLElement>(root: Element, selector: string): T[] {
  const walk = (node: Element | ShadowRoot): Element[] =>
    [...node.children].flatMap((child) => [
      ...(child.matches(selector) ? [child] : []),
      ...(child.shadowRoot ? walk(child.shadowRoot) : []),
      ...walk(child),
    ]);
  return walk(root.shadowRoot ?? root) as T[];
}

const seen = (element: Element): boolean => element.checkVisibility();
const nameOf = (element: Element): string =>
  (element.getAttribute('aria-label') ?? element.textContent).replaceAll(/\s+/g, ' ').trim();

/** A button a person can see, by its name. */
export function button(root: Element, name: string | RegExp): HTMLButtonElement {
  const buttons = all<HTMLButtonElement>(root, 'button, summary').filter(seen);
  const found = buttons.find((it) => (typeof name === 'string' ? nameOf(it) === name : name.test(nameOf(it))));
  if (!found) throw new Error(`no button ${String(name)} among ${buttons.map(nameOf).join(' | ')}`);
  return found;
}

/** The form of an action. */
export const form = (root: Element, name: string): Element => {
  const found = all(root, 'form').find((it) => nameOf(it) === name);
  if (!found) throw new Error(`no form ${name}`);
  return found;
};

/** The control that a label names. */
export function control(root: Element, label: string): HTMLInputElement {
  for (const it of all(root, 'label')) {
    if (!it.textContent.trim().startsWith(label)) continue;
    const id = it.getAttribute('for');
    const found = id ? (it.getRootNode() as ShadowRoot).getElementById(id) : it.querySelector('input, select');
    if (found) return found as HTMLInputElement;
  }
  const named = all(root, 'input, select, textarea').find((it) => it.getAttribute('aria-label') === label);
  if (!named) throw new Error(`no control is labelled ${label}`);
  return named as HTMLInputElement;
}

/** Types into, chooses in or ticks what a label names. */
export function fill(root: Element, label: string, value: string | true): void {
  const target = control(root, label);
  if (value === true) target.checked = true;
  else target.value = value;
  target.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  target.dispatchEvent(new Event('change', { bubbles: true }));
}

const ownText = (element: Element): string =>
  [...element.childNodes]
    .filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => node.textContent)
    .join('');

/** All that an element shows, through shadow roots. */
export const text = (root: Element): string =>
  all(root, '*')
    .filter((it) => !['STYLE', 'OPTION'].includes(it.tagName))
    .map(ownText)
    .join(' ')
    .replaceAll(/\s+/g, ' ');

/** Waits for a condition, also in a page whose timers the browser has slowed down. */
export const eventually = (holds: () => unknown, what = String(holds)): Promise<void> =>
  waitUntil(
    () => {
      try {
        return Boolean(holds());
      } catch {
        // What is looked for is not there yet.
        return false;
      }
    },
    what,
    { timeout: 15_000 },
  );

export const showsText = (root: Element, what: string): Promise<void> =>
  eventually(() => text(root).includes(what), `“${what}” is shown`);

/** Presses a button once it is there and can be pressed. */
export async function press(root: Element, name: string | RegExp): Promise<void> {
  const ready = (): boolean => button(root, name).getAttribute('aria-disabled') !== 'true';
  await eventually(ready, `there is a button ${String(name)}`);
  button(root, name).click();
}
