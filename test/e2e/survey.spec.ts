import type { Page } from '@playwright/test';
import { expect, test, type RunningDemo } from './demo.ts';
import { receiptIn, send, write } from './people.ts';
import { StaffApi } from './staff-api.ts';

const complaint = { title: 'Charged twice for one transfer', description: 'Two payments left my account.' };
const proposal = {
  type: 'propose',
  proposal: { outcome: 'upheld', plan: 'We return it.', remedy: { type: 'refund', amount: 240, currency: 'USD' } },
} as const;

/** A case whose customer is asked how it went. */
async function followedUp(page: Page, demo: RunningDemo) {
  const supervisor = demo.accounts.find(({ job }) => job === 'supervisor');
  if (!supervisor) throw new Error('no supervisor');
  const staff = new StaffApi(demo.url, supervisor);
  await page.goto(`${demo.url}/plain.html`);
  const form = page.locator('complaint-form');
  await write(form, complaint);
  await send(form);
  const { number, receipt } = await receiptIn(form);
  await staff.act(number, { type: 'investigate' }, proposal, { type: 'offer' });
  const accepted = await fetch(`${demo.url}/api/track/answer`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Receipt ${receipt}` },
    body: JSON.stringify({ type: 'accept' }),
  });
  expect(accepted.status).toBe(200);
  await staff.act(number, { type: 'follow-up' });
  return { staff, number, receipt };
}

test('a survey whose later parts are cut off keeps the first choice, and sends it once they have come', async ({
  page,
  demo,
}) => {
  const { staff, number, receipt } = await followedUp(page, demo);
  await page.route('**/survey.html', async (route) => {
    const plain = await route.fetch({ url: `${demo.url}/plain.html` });
    const body = (await plain.text())
      .replace('/api/en/complaint-form.js', './redress/alone/complaint-survey.js')
      .replace(
        /<complaint-form.*<\/complaint-form>/s,
        `<complaint-survey api="/api" receipt="${receipt}"></complaint-survey>`,
      );
    await route.fulfill({ response: plain, body });
  });
  const cut = new Set<string>();
  const parts = '**/redress/alone/complaint-survey/**';
  await page.route(parts, (route) => {
    cut.add(/\/(\w+)-[^/]*$/.exec(route.request().url())?.[1] ?? '');
    return route.abort('internetdisconnected');
  });
  await page.goto(`${demo.url}/survey.html`);
  const survey = page.locator('complaint-survey');
  const best = survey.getByRole('group', { name: 'All in all' }).getByRole('radio').last();
  await best.check();
  await survey.getByRole('button', { name: 'Send' }).click();
  await expect.poll(() => [...cut]).toEqual(expect.arrayContaining(['answering', 'customer']));
  await expect(best).toBeChecked();
  await expect(survey.getByText('Thank you.')).toBeHidden();

  await page.unroute(parts);
  await expect(survey.getByText('Thank you.')).toBeVisible({ timeout: 30_000 });
  expect((await staff.case(number)).survey).toMatchObject({ overall: 5 });
});
