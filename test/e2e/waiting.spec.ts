import { expect, test } from './demo.ts';
import { hold } from './hold.ts';
import { photo, receiptIn, send, write } from './people.ts';

const complaint = { title: 'Charged twice', description: 'Two payments left my account.' };
/** The part of the form's scripts that speaks to the desk. */
const client = '**/complaint-form/customer-*.js';

test('a form opens nothing for nobody, and keeps what is written although the network has gone meanwhile', async ({
  page,
  context,
  demo,
}) => {
  await page.goto(`${demo.url}/plain.html`);
  const form = page.locator('complaint-form');
  await expect(form.getByText(/^Up to \d+ files/)).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);

  await context.setOffline(true);
  await write(form, complaint);
  await form.locator('input[type=file]').setInputFiles(photo);
  await expect(form.getByText(photo.name)).toBeVisible();
  await expect(form.getByText('Saved on this device.')).toBeVisible();

  await context.setOffline(false);
  await page.reload();
  await expect(form.getByText('We kept what you had written.')).toBeVisible();
  await expect(form.getByLabel('What happened?')).toHaveValue(complaint.description);
  await expect(form.getByText(photo.name)).toBeVisible();
});

test('what is written after sending, while the desk is still looked for, is sent as well', async ({ page, demo }) => {
  const arrive = await hold(page, client);
  await page.goto(`${demo.url}/plain.html`);
  const form = page.locator('complaint-form');
  await write(form, complaint);
  await expect(form.getByText('Saved on this device.')).toBeVisible();
  await send(form);
  await expect(form.getByRole('button', { name: 'Send complaint' })).toHaveAttribute('aria-disabled', 'true');
  await form.getByLabel('What happened?').press('End');
  await page.keyboard.type(' One more word.');
  await expect(form.getByText('Saved on this device.')).toBeVisible();
  const sent = page.waitForRequest(
    (request) => request.method() === 'POST' && request.url().endsWith('/api/complaints'),
  );
  arrive();
  expect((await sent).postData()).toContain('One more word.');
  await receiptIn(form);
});

test('a complaint that was left is sent although a draft is there sooner than the desk is found', async ({
  page,
  context,
  demo,
}) => {
  const other = await context.newPage();
  for (const tab of [page, other]) await tab.goto(`${demo.url}/plain.html`);
  const drafted = other.locator('complaint-form');
  const form = page.locator('complaint-form');
  await write(form, complaint);
  await write(drafted, { ...complaint, title: 'Another one' });
  for (const one of [form, drafted]) await expect(one.getByText('Saved on this device.')).toBeVisible();
  await context.setOffline(true);
  await send(form);
  await expect(form.getByRole('heading', { name: 'Not sent yet' })).toBeVisible();
  await other.close();
  await page.close();
  await context.setOffline(false);

  const later = await context.newPage();
  const arrive = await hold(later, client);
  await later.goto(`${demo.url}/plain.html`);
  const last = later.locator('complaint-form');
  await last.getByLabel(/^Phone/).fill('555 0100');
  await expect(last.getByLabel('In a few words')).toHaveValue('Another one');
  const sent = later.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/complaints'));
  arrive();
  expect((await sent).postData()).toContain(complaint.title);
  await expect(last.getByLabel(/^Phone/), 'nobody is taken from what they write').toHaveValue('555 0100');
});
