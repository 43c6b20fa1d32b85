import { expect, test } from './demo.ts';
import { photo, receiptIn, send, write } from './people.ts';

const complaint = { title: 'Charged twice', description: 'Two payments left my account.' };

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
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  // The part of the scripts that speaks to the desk is slow.
  await page.route('**/complaint-form/customer-*.js', async (route) => {
    await arrived;
    await route.continue();
  });
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
