import { codeFrom } from '../helpers/authenticator.ts';
import { expect, test } from './demo.ts';
import { atInbox, troublesOf } from './people.ts';

test('a handler turns two-step sign-in on, comes in by a recovery code, and turns it off', async ({
  browser,
  demo,
}) => {
  const page = await atInbox(browser, demo, 'second handler');
  const troubles = troublesOf(page);
  const { password, email } = demo.accounts.find(({ job }) => job === 'second handler')!;
  const dialog = page.getByRole('dialog', { name: 'My account' });

  await page.getByRole('button', { name: 'My account' }).click();
  await dialog.getByRole('button', { name: 'Turn on' }).click();
  await dialog.getByLabel('Your password').fill(password);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  const qr = dialog.getByRole('img', { name: 'QR code for an authenticator app' });
  await expect(qr).toBeVisible();
  const { width = 0, height = 1 } = (await qr.boundingBox()) ?? {};
  expect(width, 'large enough for a phone’s camera, and square').toBeGreaterThan(150);
  expect(Math.abs(width - height)).toBeLessThan(2);
  const secret = (await dialog.getByRole('code').innerText()).replaceAll(' ', '');

  await dialog.getByLabel('Six digits that the app shows').fill('000000');
  await dialog.getByRole('button', { name: 'Turn on' }).click();
  await expect(dialog.getByRole('alert')).toContainText('The code is not right');
  await dialog.getByLabel('Six digits that the app shows').fill(codeFrom(secret));
  await dialog.getByRole('button', { name: 'Turn on' }).click();
  await expect(dialog.getByRole('heading', { name: 'Recovery codes' })).toBeFocused();
  const codes = await dialog.getByRole('listitem').allInnerTexts();
  expect(codes.length).toBeGreaterThanOrEqual(8);
  await dialog.getByRole('button', { name: 'I have kept them' }).click();
  await expect(dialog.getByText(/^On: /)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel(/^E-?mail/).fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Code').fill(codes[0]!);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'My account' }).click();
  await dialog.getByRole('button', { name: 'Turn off' }).click();
  await dialog.getByLabel('Your password').fill(password);
  await dialog.getByLabel('Code of the app, or a recovery code').fill(codes[1]!);
  await dialog.getByRole('button', { name: 'Turn off' }).click();
  await expect(dialog.getByText(/^Off: /)).toBeVisible();
  // Wrong codes are answered 4xx, which browsers write down themselves.
  expect(troubles.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
});
