import { expect, test } from './demo.ts';
import { hold } from './hold.ts';

test('what a category asks comes with it, and what comes late moves nothing from under the pointer', async ({
  page,
  demo,
}) => {
  await page.setViewportSize({ width: 800, height: 500 });
  // All that the form loads after its first look is slow to come.
  const release = await hold(page, '**/api/en/complaint-form/**');
  await page.goto(`${demo.url}/plain.html`);
  const form = page.locator('complaint-form');
  await form.getByLabel('What is it about?').selectOption({ label: 'Mortgage' });
  const notice = form.getByLabel('I have had a notice of foreclosure');
  await expect(notice).toBeVisible();
  await notice.check();
  const below = form.getByLabel('I am having trouble paying');
  await below.hover();
  const top = async (): Promise<number> => (await below.boundingBox())?.y ?? NaN;
  const before = await top();
  const late = form.getByLabel('Date of the foreclosure sale');
  await expect(late).toHaveCount(0);

  release();
  await expect(late).toBeAttached();
  await expect(form.getByText('Saved on this device.')).toBeAttached();
  expect(Math.abs((await top()) - before)).toBeLessThan(2);
  await below.check();
  await expect(below).toBeChecked();
});
