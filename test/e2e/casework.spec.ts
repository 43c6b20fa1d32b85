import type { Browser, Locator, Page } from '@playwright/test';
import { act, atInbox, confirm, openCase, photo, receiptIn, troublesOf } from './people.ts';
import { expect, test, type RunningDemo } from './demo.ts';

const complaint = {
  title: 'Two fees for one transfer abroad',
  description: 'She called: 45 dollars were taken on Monday and again on Thursday, for the same transfer.',
};

/** The customer reads her case in Chinese, at the same page as everybody. */
async function trackedInChinese(browser: Browser, demo: RunningDemo, receipt: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.route('**/track.html', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('lang="en"', 'lang="zh-Hans"') });
  });
  await page.goto(`${demo.url}/track.html#receipt=${receipt}`);
  return page;
}

const actionForm = (page: Page, name: string): Locator => page.getByRole('form', { name });

/** Fills in a proposal and sends it. */
async function propose(page: Page, { plan, amount, task }: { plan: string; amount: string; task?: string }) {
  // A draft that was kept is told of in the button's name.
  await page
    .getByRole('group', { name: 'Actions' })
    .getByRole('button', { name: /^Propose a solution/ })
    .click();
  const proposal = actionForm(page, 'Propose a solution');
  await proposal.getByLabel('Upheld', { exact: true }).check();
  await proposal.getByLabel('What we will do').fill(plan);
  await proposal.getByLabel('Remedy').selectOption({ label: 'Refund' });
  await proposal.getByLabel('Amount to the customer').fill(amount);
  await proposal.getByLabel('Currency').fill('USD');
  if (task !== undefined) {
    await proposal.getByRole('button', { name: 'Add a task' }).click();
    await proposal.getByLabel('What is to be done').fill(task);
  }
  await confirm(page, 'Propose a solution');
}

/** One attempt to reach the customer. */
async function call(page: Page, result: string, said: string): Promise<void> {
  await act(page, 'Record a contact');
  const contact = actionForm(page, 'Record a contact');
  await contact.getByLabel('Result').selectOption({ label: result });
  await contact.getByLabel('What was said').fill(said);
  await confirm(page, 'Record a contact');
  await expect(page.getByText(`Phone, ${result}`).first()).toBeVisible();
}

test('a complaint by phone, from the inbox to its close after a dispute', async ({ browser, demo }) => {
  test.setTimeout(240_000);
  const troubles: string[] = [];
  const join = async (job: string): Promise<Page> => {
    const page = await atInbox(browser, demo, job);
    troubles.push(...troublesOf(page));
    return page;
  };
  const supervisor = await join('supervisor');

  // Intake by phone: the customer's own form, filled in for her.
  await supervisor.getByRole('button', { name: 'New complaint' }).click();
  const intake = supervisor.locator('complaint-form');
  await expect(intake.getByLabel('How it reached us')).toHaveValue('phone');
  await intake.getByLabel('What is it about?').selectOption({ index: 1 });
  await intake.getByLabel('In a few words').fill(complaint.title);
  await intake.getByLabel('What happened?').fill(complaint.description);
  await intake.getByLabel(/^Name/).fill('陈美玲');
  await intake.getByLabel(/^Email/).fill('meiling@example.com');
  const consent = intake.getByRole('checkbox', { name: /I agree/ });
  if (await consent.count()) await consent.check();
  await intake.getByRole('button', { name: 'Send complaint' }).click();
  const { number, receipt } = await receiptIn(intake);
  await intake.getByRole('button', { name: 'Close' }).first().click();
  await expect(supervisor.locator('complaint-inbox-case').getByText(number).first()).toBeVisible();
  await expect(supervisor.getByText('Samuel Ortiz').first()).toBeVisible();

  const customer = await trackedInChinese(browser, demo, receipt);
  const tracker = customer.locator('complaint-tracker');
  await expect(tracker.getByText(number).first()).toBeVisible();
  await expect(tracker.getByText('处理进展')).toBeVisible();

  // From the list, with one tick: assigned to the first handler.
  await supervisor.getByLabel('Search cases').fill(number);
  await supervisor.getByRole('checkbox', { name: `Select ${number}` }).check();
  const bulk = supervisor.getByRole('group', { name: 'Selected cases' });
  await bulk.getByRole('button', { name: 'Assign' }).click();
  await bulk.getByLabel('Department').selectOption('care');
  await bulk.getByLabel('Handler').selectOption({ label: 'Nora Whitlock' });
  await bulk.getByRole('button', { name: 'Carry out for all selected' }).click();
  await expect(bulk.getByText('Done: 1. Left as they were: 0.')).toBeVisible();

  // The handler investigates, puts evidence beside a note, and asks the customer.
  const nora = await join('handler');
  await openCase(nora, number);
  await act(nora, 'Start investigating');
  const note = actionForm(nora, 'Add note');
  await note.getByLabel('Note').fill('The ledger shows both fees.');
  await note.locator('input[type=file]').setInputFiles(photo);
  await expect(note.getByRole('button', { name: `Remove ${photo.name}` })).toBeVisible();
  await note.getByRole('button', { name: 'Add note' }).click();
  await expect(nora.getByText(`Preview of ${photo.name}`).first()).toBeVisible();
  await act(nora, 'Ask a question');
  await actionForm(nora, 'Ask a question').getByLabel('Question').fill('Which account did you send from?');
  await confirm(nora, 'Ask a question');
  await expect(nora.getByText('Waiting for the customer’s answer')).toBeVisible();

  await expect(tracker.getByText('Which account did you send from?').first()).toBeVisible();
  await tracker.getByLabel('您的答复').fill('尾号 1234 的账户。');
  await tracker.getByRole('button', { name: '发送留言' }).click();
  await expect(tracker.getByText('调查处理中').first()).toBeVisible();
  await expect(nora.getByText('尾号 1234 的账户。').first()).toBeVisible();

  // Two handlers at once: each sees the other, and nothing is overwritten.
  const owen = await join('second handler');
  await openCase(owen, number);
  await expect(owen.getByText(/Also here: .*Nora Whitlock/)).toBeVisible();
  await expect(nora.getByText(/Also here: .*Owen Blake/)).toBeVisible();
  await act(owen, 'Propose a solution');
  await actionForm(owen, 'Propose a solution').getByLabel('What we will do').fill('We look into it.');
  // Her change is not known to his page yet when he sends.
  await owen.route('**/api/events', (route) => route.abort());
  await owen.route(`**/api/cases/${number}`, (route) => route.abort());
  await propose(nora, { plan: 'We return one fee.', amount: '600' });
  await expect(nora.getByText(/needs a supervisor’s approval/)).toBeVisible();
  await owen.unroute(`**/api/cases/${number}`);
  const his = actionForm(owen, 'Propose a solution');
  await his.getByLabel('Upheld', { exact: true }).check();
  await his.getByLabel('Remedy').selectOption({ label: 'Apology' });
  const sent = his.getByRole('button', { name: 'Propose a solution', exact: true });
  // Also when the page learns just now that it is too late.
  await sent.dispatchEvent('click');
  await expect(
    owen.getByText(/Nora Whitlock changed this case while you were writing|no longer possible/).first(),
  ).toBeVisible();
  await expect(his.getByLabel('What we will do')).toHaveValue('We look into it.');
  await owen.unroute('**/api/events');

  // A supervisor approves; the customer disputes; the case goes to the other handler.
  await openCase(supervisor, number);
  await act(supervisor, 'Approve and offer');
  await confirm(supervisor, 'Approve and offer');
  await expect(tracker.getByText('We return one fee.').first()).toBeVisible();
  await tracker.getByRole('button', { name: '不同意' }).click();
  await tracker.getByLabel('不同意的原因').fill('两笔都应退还。');
  await tracker.getByRole('button', { name: '确认' }).click();
  await expect(supervisor.getByText('两笔都应退还。').first()).toBeVisible();
  await act(supervisor, 'Escalate');
  await actionForm(supervisor, 'Escalate').getByLabel('Handler').selectOption({ label: 'Owen Blake' });
  await confirm(supervisor, 'Escalate');

  await expect(owen.getByText('Escalated to Owen Blake').first()).toBeVisible({ timeout: 30_000 });
  const cancel = his.getByRole('button', { name: 'Cancel' });
  if (await cancel.isVisible()) await cancel.click();
  await propose(owen, { plan: 'We return both fees.', amount: '90', task: 'Return 90 dollars' });
  await act(owen, 'Offer to the customer');
  await confirm(owen, 'Offer to the customer');
  await expect(tracker.getByText('We return both fees.').first()).toBeVisible();
  await tracker.getByRole('button', { name: '同意', exact: true }).click();
  await expect(tracker.getByText('方案执行中').first()).toBeVisible();

  // Tasks, a call-back that fails and one that reaches her, the cause, the close.
  await act(owen, 'Complete a task');
  await confirm(owen, 'Complete a task');
  await act(owen, 'Start follow-up');
  await expect(owen.getByRole('group', { name: 'Actions' }).getByText('Start follow-up')).toBeHidden();
  await call(owen, 'No answer', 'Rang out twice.');
  await call(owen, 'Reached', 'She is content.');
  await act(owen, 'Code the cause');
  const cause = actionForm(owen, 'Code the cause');
  await cause.getByText('Guide to causes').click();
  await cause.getByRole('button', { name: 'Choose: Charges' }).click();
  await confirm(owen, 'Code the cause');
  await act(owen, 'Close the case');
  await confirm(owen, 'Close the case');
  await expect(tracker.getByText('已结案').first()).toBeVisible();
  await expect(owen.getByText('No answer').first()).toBeVisible();
  const expected = /net::ERR_FAILED|status of 409/;
  expect(troubles.filter((trouble) => !expected.test(trouble))).toEqual([]);
});
