import { act, atInbox, confirm, openCase, photo, receiptIn, send, troublesOf, write } from './people.ts';
import { expect, test } from './demo.ts';

const complaint = {
  title: 'Charged twice for one transfer',
  description: 'I sent 240 dollars once on Monday; two payments left my account. The branch says it is my mistake.',
};

test('a complaint from the shop’s page to a closed case', async ({ browser, demo }) => {
  const manager = await atInbox(browser, demo, 'manager', '/dashboard.html');
  const received = manager.locator('complaint-kpi[kpi="received"], [data-kpi="received"]').first();
  await expect(received).toContainText(/\d/);
  const before = await received.textContent();

  const context = await browser.newContext();
  const page = await context.newPage();
  const troubles = troublesOf(page);
  await page.goto(demo.url);
  await page.getByRole('button', { name: 'Make a complaint' }).first().click();
  const form = page.locator('complaint-form');
  await write(form, complaint);
  await form.locator('input[type=file]').first().setInputFiles(photo);
  await expect(form.getByText(photo.name)).toBeVisible();
  await expect(form.getByText('Saved on this device.')).toBeVisible();
  // The tab is closed half-way.
  await page.close();

  const again = await context.newPage();
  troubles.push(...troublesOf(again));
  await again.goto(demo.url);
  await again.getByRole('button', { name: 'Make a complaint' }).first().click();
  const restored = again.locator('complaint-form');
  await expect(restored.getByText('We kept what you had written.')).toBeVisible();
  await expect(restored.getByLabel('In a few words')).toHaveValue(complaint.title);
  await expect(restored.getByLabel('What happened?')).toHaveValue(complaint.description);
  await expect(restored.getByText(photo.name)).toBeVisible();
  await send(restored);
  const { number, receipt } = await receiptIn(restored);

  await again.goto(`${demo.url}/track.html#receipt=${receipt}`);
  const tracker = again.locator('complaint-tracker');
  await expect(tracker.getByText(number)).toBeVisible();
  await expect(tracker.getByText(/First answer|Decision|Confirmation/).first()).toBeVisible();
  // What the page holds from now on is told by the stream alone: it is never loaded again.
  await again.evaluate(() => {
    document.body.dataset['loaded'] = 'once';
  });

  const supervisor = await atInbox(browser, demo, 'supervisor');
  await openCase(supervisor, number);
  await act(supervisor, 'Assign');
  await supervisor.getByRole('form', { name: 'Assign' }).getByLabel('Handler').selectOption({ label: 'Nora Whitlock' });
  await confirm(supervisor, 'Assign');

  const handler = await atInbox(browser, demo, 'handler');
  await openCase(handler, number);
  await expect(handler.getByText(photo.name).first()).toBeVisible();
  await act(handler, 'Start investigating');
  await act(handler, 'Propose a solution');
  const proposal = handler.getByRole('form', { name: 'Propose a solution' });
  await proposal.getByLabel('Upheld', { exact: true }).check();
  await proposal.getByLabel('What we will do').fill('We return the second payment and 25 dollars for the trouble.');
  await proposal.getByLabel('Remedy').selectOption({ label: 'Refund' });
  await proposal.getByLabel('Amount to the customer').fill('1265');
  await proposal.getByLabel('Currency').fill('USD');
  await proposal.getByRole('button', { name: 'Add a task' }).click();
  await proposal.getByLabel('What is to be done').fill('Return the payment');
  await confirm(handler, 'Propose a solution');
  // More than the policy lets a handler give away: only a supervisor can offer it.
  await expect(handler.getByText(/needs a supervisor’s approval/)).toBeVisible();

  await act(supervisor, 'Approve and offer');
  await confirm(supervisor, 'Approve and offer');

  await expect(tracker.getByText('We return the second payment')).toBeVisible();
  expect(await again.evaluate(() => document.body.dataset['loaded'])).toBe('once');
  await tracker
    .getByRole('button', { name: /accept|agree/i })
    .first()
    .click();
  await expect(tracker.getByText('Being carried out').first()).toBeVisible();

  await act(handler, 'Complete a task');
  await confirm(handler, 'Complete a task');
  await act(handler, 'Start follow-up');
  await act(handler, 'Code the cause');
  const cause = handler.getByRole('form', { name: 'Code the cause' });
  await cause.getByLabel('Cause').first().selectOption({ index: 2 });
  await confirm(handler, 'Code the cause');
  await act(handler, 'Close the case');
  await confirm(handler, 'Close the case');
  await expect(tracker.getByText('Closed').first()).toBeVisible();

  const survey = tracker.locator('complaint-survey');
  await survey.getByRole('group', { name: 'All in all' }).getByRole('radio').last().check();
  await survey.getByRole('button', { name: 'Send' }).click();
  await expect(survey.getByText('Thank you.')).toBeVisible();

  await expect(received).not.toHaveText(before ?? '', { timeout: 30_000 });
  expect(troubles).toEqual([]);
});

test('a complaint sent while the network is cut goes out by itself, once', async ({ browser, demo }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${demo.url}/plain.html`);
  const form = page.locator('complaint-form');
  const title = `No network ${Date.now()}`;
  await write(form, { title, description: 'Sent from a tunnel.' });
  await form.locator('input[type=file]').first().setInputFiles(photo);
  await expect(form.getByText(photo.name)).toBeVisible();
  await context.setOffline(true);
  await send(form);
  await expect(form.getByText('Not sent yet')).toBeVisible();
  await context.setOffline(false);
  const { number } = await receiptIn(form);

  const staff = await atInbox(browser, demo, 'supervisor');
  await staff.getByLabel('Search cases').fill(title);
  await expect(staff.getByRole('button', { name: number })).toBeVisible();
  await expect(staff.getByRole('button', { name: /R-\d{4}-\d{6}/ })).toHaveCount(1);
});

test('a server killed at the submit: the retry gets one number, and there is one case', async ({ browser, demo }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${demo.url}/plain.html`);
  const form = page.locator('complaint-form');
  const title = `Killed ${Date.now()}`;
  await write(form, { title, description: 'The server dies while this is sent.' });
  // The answer never leaves the server: it is killed when the submit has reached it.
  let kills = 0;
  await page.route('**/api/complaints', async (route) => {
    if (kills++ > 0) return route.continue();
    const response = await route.fetch();
    expect(response.status()).toBe(201);
    await demo.kill();
    await route.abort('connectionreset');
  });
  await send(form);
  await expect(form.getByText('Not sent yet')).toBeVisible({ timeout: 30_000 });
  await demo.restart();
  const { number } = await receiptIn(form);

  const staff = await atInbox(browser, demo, 'supervisor');
  await staff.getByLabel('Search cases').fill(title);
  await expect(staff.getByRole('button', { name: number })).toBeVisible();
  await expect(staff.getByRole('button', { name: /R-\d{4}-\d{6}/ })).toHaveCount(1);
});
