import type { Locator, Page } from '@playwright/test';
import { expect, test } from './demo.ts';
import { photo, receiptIn, troublesOf } from './people.ts';
import { StaffApi } from './staff-api.ts';

/** What has the focus, as it is called. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    if (!at) return '';
    const { labels } = at as HTMLInputElement;
    const group = at.closest('fieldset')?.querySelector('legend')?.textContent ?? '';
    const name = at.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? at.textContent;
    return `${group} ${name}`.replaceAll(/\s+/g, ' ').trim();
  });

/** Goes on with the Tab key until something is reached; whatever cannot be reached fails. */
async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    const here = await focused(page);
    if (here.includes(name)) return;
    passed.push(here);
  }
  throw new Error(`Tab does not lead to ${name}: ${passed.join(' | ')}`);
}

async function write(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, label);
  await page.keyboard.type(text);
}

async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

/** What is said to those who listen: the texts of the live regions. */
const said = (element: Locator, role: 'status' | 'alert'): Locator => element.getByRole(role);

const proposal = {
  type: 'propose',
  proposal: {
    outcome: 'upheld',
    plan: 'We return the second payment.',
    remedy: { type: 'refund', amount: 240, currency: 'USD' },
  },
} as const;

test('a complaint from its first word to its survey with the keyboard alone, and what is said on the way', async ({
  page,
  demo,
}) => {
  test.setTimeout(180_000);
  const troubles = troublesOf(page);
  const supervisor = demo.accounts.find(({ job }) => job === 'supervisor');
  if (!supervisor) throw new Error('no supervisor');
  const staff = new StaffApi(demo.url, supervisor);
  await page.goto(`${demo.url}/plain.html`);
  const form = page.locator('complaint-form');
  await expect(form.getByRole('button', { name: 'Send complaint' })).toBeVisible();
  await expect(form).toMatchAriaSnapshot(`
    - heading "Make a complaint" [level=2]
    - status
    - region "What happened":
      - heading "What happened" [level=3]
      - text: What is it about?
      - combobox "What is it about?"
      - text: In a few words
      - textbox "In a few words"
      - text: What happened?
      - textbox "What happened?"
  `);

  // Too early: what is missing is said, and leads to its question.
  await press(page, 'Send complaint');
  await expect(said(form, 'alert')).toContainText('things are still needed');
  await expect.poll(() => focused(page)).toContain('things are still needed');
  await press(page, 'In a few words');
  await expect.poll(() => focused(page)).toContain('In a few words');
  await expect(form.getByRole('textbox', { name: 'In a few words' })).toHaveAccessibleDescription(/fill this in/);
  await page.keyboard.type('Charged twice for one transfer');

  await page.keyboard.press('Shift+Tab');
  while (!(await focused(page)).includes('What is it about?')) await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('Bank account');
  await expect(form.getByRole('combobox', { name: 'What is it about?' })).toHaveValue('account');
  await write(page, 'What happened?', 'I sent 240 dollars once; two payments left my account.');
  await tabTo(page, 'Add files');
  // Pressed again, as people do, where what takes files in was not loaded yet.
  await expect(async () => {
    const chooser = page.waitForEvent('filechooser', { timeout: 3_000 });
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(photo);
  }).toPass();
  await expect(form.getByRole('list', { name: 'Photos and documents' })).toContainText(photo.name);
  await expect(form.getByRole('button', { name: `Remove ${photo.name}` })).toBeVisible();
  await write(page, 'Name', 'Carla Mendes');
  await write(page, 'Email', 'carla@example.com');
  await tabTo(page, 'I agree');
  await page.keyboard.press('Space');
  await expect(said(form, 'status').first()).toContainText('Saved on this device.');
  await press(page, 'Send complaint');

  await expect(form.getByRole('heading', { name: 'We have your complaint' })).toBeFocused({ timeout: 30_000 });
  const { number, receipt } = await receiptIn(form);
  await press(page, 'Follow this complaint');

  const tracker = page.locator('complaint-tracker');
  await expect(tracker.getByRole('article', { name: 'Charged twice for one transfer' })).toBeVisible();
  expect(page.url()).toContain(receipt);
  await expect(tracker).toMatchAriaSnapshot(`
    - article "Charged twice for one transfer":
      - heading "Charged twice for one transfer" [level=2]
      - region "Messages":
        - heading "Messages" [level=3]
        - textbox "Write to us"
        - button "Send message"
        - button "Add files"
      - button "Withdraw the complaint"
      - complementary:
        - heading [level=3]
        - region "What has happened so far":
          - list
  `);
  await write(page, 'Write to us', 'Please call me before noon.');
  await press(page, 'Send message');
  await expect(said(tracker, 'status').last()).toHaveText('Your message was sent.');

  await staff.act(number, { type: 'investigate' }, proposal, { type: 'offer' });
  await expect(said(tracker, 'status').last()).toHaveText('The complaint was updated: Your answer is needed', {
    timeout: 30_000,
  });
  await press(page, 'I do not agree');
  await expect(tracker.getByRole('textbox', { name: 'Why do you not agree?' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(said(tracker, 'alert').filter({ hasText: 'Please fill this in.' })).toBeVisible();
  await press(page, 'Cancel');
  await page.keyboard.press('Shift+Tab');
  expect(await focused(page)).toBe('I agree');
  await page.keyboard.press('Enter');
  await expect(tracker.getByText('Being carried out').first()).toBeVisible();

  await staff.act(number, { type: 'follow-up' });
  const survey = tracker.locator('complaint-survey');
  await expect(survey.getByRole('button', { name: 'Send' })).toBeVisible({ timeout: 30_000 });
  const overall = survey.getByRole('group', { name: 'All in all' });
  await expect(overall.getByRole('radio')).toHaveCount(5);
  await tabTo(page, 'All in all');
  for (let steps = 0; steps < 3; steps++) await page.keyboard.press('ArrowRight');
  await expect(overall.getByRole('radio', { name: '4' })).toBeChecked();
  await press(page, 'Send');
  await expect(survey.getByRole('status').filter({ hasText: 'Thank you.' })).toBeFocused();
  expect(troubles).toEqual([]);
});
