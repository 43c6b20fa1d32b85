import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import { png } from '../helpers/picture.ts';
import type { RunningDemo } from './demo.ts';

/** A small real photo, as a phone might have taken it. */
export const photo = {
  name: 'statement.png',
  mimeType: 'image/png',
  buffer: Buffer.from(png),
};

/** Everything that a page writes to its console as an error, a broken policy for scripts and styles included. */
export function troublesOf(page: Page): string[] {
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(String(error)));
  return troubles;
}

export interface Written {
  readonly title: string;
  readonly description: string;
}

/** Fills in the form as a customer does. */
export async function write(form: Locator, { title, description }: Written): Promise<void> {
  await form.getByLabel('What is it about?').selectOption({ index: 1 });
  await form.getByLabel('In a few words').fill(title);
  await form.getByLabel('What happened?').fill(description);
  await form.getByLabel(/^Name/).fill('Carla Mendes');
  await form.getByLabel(/^Email/).fill('carla@example.com');
}

/** Agrees and sends; gives number and receipt once they are shown. */
export async function send(form: Locator): Promise<void> {
  // By name, not by place: questions of the category may still come in above it.
  const consent = form.locator('input[type=checkbox]:is([name*=consent i], [id*=consent i])');
  if ((await consent.count()) > 0) await consent.check();
  await form.getByRole('button', { name: 'Send complaint' }).click();
}

export async function receiptIn(form: Locator): Promise<{ number: string; receipt: string }> {
  await expect(form.getByText('We have your complaint')).toBeVisible({ timeout: 30_000 });
  const text = await form.evaluate((element) => element.shadowRoot?.textContent ?? '');
  const number = /R-\d{4}-\d{6}/.exec(text)?.[0];
  const receipt = /(?:[0-9A-Z]{4}-){6}[0-9A-Z]{4}/.exec(text)?.[0];
  if (!number || !receipt) throw new Error(`no number or receipt in: ${text.slice(0, 500)}`);
  return { number, receipt };
}

/** A member of staff at the inbox, in a browser of their own. */
export async function atInbox(browser: Browser, demo: RunningDemo, job: string, path = '/staff.html'): Promise<Page> {
  const account = demo.accounts.find((each) => each.job === job);
  if (!account) throw new Error(`no ${job}`);
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${demo.url}${path}`);
  await page.getByLabel(/^E-?mail/).fill(account.email);
  await page.getByLabel('Password').fill(account.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  return page;
}

export async function openCase(page: Page, number: string): Promise<void> {
  await page.getByLabel('Search cases').fill(number);
  await page.getByRole('button', { name: number }).click();
  await expect(page.getByRole('group', { name: 'Actions' })).toBeVisible();
}

/** Presses an action of the open case. */
export async function act(page: Page, name: string): Promise<void> {
  const actions = page.getByRole('group', { name: 'Actions' });
  const button = actions.getByRole('button', { name, exact: true });
  const more = actions.getByText('More actions');
  await expect(button.or(more).first()).toBeVisible();
  if (!(await button.isVisible())) await more.click();
  await button.click();
}

/** Sends the form of an action, and waits until that is done. */
export async function confirm(page: Page, name: string): Promise<void> {
  const form = page.getByRole('form', { name });
  await form.getByRole('button', { name, exact: true }).click();
  await expect(form).toBeHidden();
}
