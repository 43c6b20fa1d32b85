import { expect, test } from './demo.ts';
import { photo, write } from './people.ts';

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
