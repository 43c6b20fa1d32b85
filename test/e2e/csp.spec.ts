import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { buildSite, siteDir } from '../../demo/build.ts';
import { expect, test } from './demo.ts';
import { photo, receiptIn, send, troublesOf, write } from './people.ts';
import { startProcess } from './server-process.ts';

const complaint = { title: 'Charged twice', description: 'Two payments left my account.' };

/** What a page's policies have refused, and whom it has asked for something. */
async function watch(
  page: Page,
): Promise<{ origins: Set<string>; troubles: string[]; violations: () => Promise<string[]> }> {
  const origins = new Set<string>();
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http')) origins.add(origin);
  });
  await page.addInitScript(() => {
    const refused: string[] = ((globalThis as unknown as { refused: string[] }).refused = []);
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      refused.push(`${effectiveDirective} ${blockedURI} ${sample}`);
    });
  });
  return {
    origins,
    troubles: troublesOf(page),
    violations: () => page.evaluate(() => (globalThis as unknown as { refused: string[] }).refused),
  };
}

/**
 * How far things have moved by themselves, as browsers count it (CLS): what follows upon what somebody did is left out.
 * Browsers wait half a second for it; a machine that is busy answers later.
 */
const watchShifts = (page: Page) =>
  page.addInitScript(() => {
    interface Shift extends PerformanceEntry {
      readonly value: number;
      readonly lastInputTime: number;
      readonly hadRecentInput: boolean;
    }
    const watched = Object.assign(globalThis as unknown as Watched, { moved: [], since: Infinity });
    new PerformanceObserver((list) => {
      for (const { value, startTime, lastInputTime, hadRecentInput } of list.getEntries() as Shift[])
        if (!lastInputTime || startTime - lastInputTime > 3_000 || (startTime > watched.since && !hadRecentInput))
          watched.moved.push(value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
interface Watched {
  readonly moved: number[];
  /** From here on each shift counts that the browser counts. */
  since: number;
}
const shifts = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    // What was drawn last is told a frame later.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
    return (globalThis as unknown as Watched).moved.reduce((sum, value) => sum + value, 0);
  });
/** What follows is nobody's doing any more: the half second is over in which a browser takes it for somebody's. */
const leave = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 600));
    (globalThis as unknown as Watched).since = performance.now();
  });

/** Every element of the page has drawn what it has. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const elements = [...document.querySelectorAll('*')].filter(({ localName }) => localName.startsWith('complaint-'));
    await Promise.all(elements.map(({ localName }) => customElements.whenDefined(localName)));
    for (let round = 0; round < 20; round++) {
      for (const element of elements) await (element as { updateComplete?: Promise<unknown> }).updateComplete;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  });

test('from the form to the tracker nothing is refused by the strictest policy, nor asked of anybody else', async ({
  page,
  demo,
}) => {
  const { origins, troubles, violations } = await watch(page);
  const answer = await page.goto(`${demo.url}/plain.html`);
  const policy = answer?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toMatch(/unsafe|data:|\*/);
  const form = page.locator('complaint-form');
  await write(form, complaint);
  await form.locator('input[type=file]').setInputFiles(photo);
  await expect(form.getByText(photo.name)).toBeVisible();
  expect(page.workers(), 'photos are read in a worker').toHaveLength(1);
  await send(form);
  const { receipt } = await receiptIn(form);
  expect(await violations()).toEqual([]);
  for (const path of [`/track.html#receipt=${receipt}`, `/all.html#receipt=${receipt}`, '/zh/', '/', '/local.html']) {
    await page.goto(`${demo.url}${path}`);
    await settled(page);
    expect(await violations(), path).toEqual([]);
  }
  expect([...origins]).toEqual([demo.url]);
  expect(troubles).toEqual([]);
});

test('nothing moves while the form loads, and little as it brings back a draft', async ({ page, demo }) => {
  await watchShifts(page);
  await page.goto(`${demo.url}/plain.html`);
  const form = page.locator('complaint-form');
  await expect(form.getByRole('button', { name: 'Send complaint' })).toBeVisible();
  await expect(form.getByText(/^Up to \d+ files/)).toBeVisible();
  expect(await shifts(page)).toBe(0);
  await write(form, complaint);
  await form.locator('input[type=file]').setInputFiles(photo);
  await expect(form.getByText(photo.name)).toBeVisible();
  await expect(form.getByText('Saved on this device.')).toBeVisible();

  await page.reload();
  await expect(form.getByText('We kept what you had written.')).toBeVisible();
  await expect(form.getByText(photo.name)).toBeVisible();
  // The chosen category brings a question of its own with it.
  expect(await shifts(page)).toBeLessThan(0.05);
});

test('nothing moves while the form loads step by step, or goes on and back', async ({ page, demo }) => {
  await watchShifts(page);
  await page.route('**/plain.html', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('<complaint-form', '<complaint-form layout="steps"');
    await route.fulfill({ response, body });
  });
  await page.goto(`${demo.url}/plain.html`);
  const form = page.locator('complaint-form');
  await expect(form.getByText('Step 1 of 4')).toBeVisible();
  await settled(page);
  expect(await shifts(page)).toBe(0);
  await form.getByLabel('What is it about?').focus();
  await page.keyboard.type('Bank account');
  await form.getByLabel('In a few words').fill(complaint.title);
  await form.getByLabel('What happened?').fill(complaint.description);
  await form.getByRole('button', { name: 'Continue' }).click();
  await expect(form.getByText('Step 2 of 4')).toBeVisible();
  await form.getByRole('button', { name: 'Back' }).click();
  await expect(form.getByText('Step 1 of 4')).toBeVisible();
  expect(await shifts(page)).toBe(0);
});

for (const width of [1280, 360]) {
  test(`nothing moves by itself while the form is filled in, ${width} pixels wide`, async ({ page, demo }) => {
    await page.setViewportSize({ width, height: 800 });
    await watchShifts(page);
    await page.goto(`${demo.url}/plain.html`);
    const form = page.locator('complaint-form');
    await expect(form.getByText(/^Up to \d+ files/)).toBeVisible();
    await form.getByLabel('What is it about?').focus();
    // A category with questions of its own.
    await page.keyboard.type('Bank account');
    await expect(form.getByLabel('More precisely')).toBeVisible();
    await form.getByLabel('In a few words').click();
    await page.keyboard.type(complaint.title);
    await page.keyboard.press('Tab');
    await page.keyboard.type(complaint.description);
    await expect(form.getByText('Saved on this device.')).toBeVisible();
    expect(await shifts(page)).toBe(0);
    await form.getByRole('button', { name: 'Add files' }).scrollIntoViewIfNeeded();
    await leave(page);
    // Who chooses a file does so outside of the page: for the browser, nobody has done anything.
    await form.locator('input[type=file]').setInputFiles(photo);
    await expect(form.getByText(photo.name)).toBeVisible();
    await expect(form.getByText('Saved on this device.')).toBeVisible();
    expect(await shifts(page)).toBe(0);
  });
}

/** A shop that has nothing but a page of its own. */
function openShop(
  page: (origin: string) => { html: string; policy: string },
): Promise<{ server: Server; origin: string }> {
  return new Promise((resolve) => {
    const server = createServer((_, response) => {
      const { html, policy } = page(origin());
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
        .end(html);
    });
    const origin = () => `http://localhost:${(server.address() as AddressInfo).port}`;
    server.listen(0, '127.0.0.1', () => {
      resolve({ server, origin: origin() });
    });
  });
}

/** A shop's page with elements that come from its desk, which is of another origin. */
async function openEmbedded(elements: (desk: string) => string) {
  await buildSite();
  const dir = mkdtempSync(join(tmpdir(), 'redress-embed-'));
  const pages = join(dir, 'pages');
  cpSync(siteDir, pages, { recursive: true });
  let desk = '';
  const shop = await openShop(() => ({
    policy:
      `default-src 'none'; script-src ${desk}; connect-src ${desk}; ` +
      `require-trusted-types-for 'script'; trusted-types lit-html redress`,
    html: `<!doctype html><html lang="en"><head><title>Shop</title></head><body>${elements(desk)}</body></html>`,
  }));
  const server = await startProcess<{ url: string }>('embed-server.ts', [join(dir, 'data'), '0', shop.origin, pages]);
  desk = server.said.url;
  return {
    ...{ desk, origin: shop.origin },
    async [Symbol.asyncDispose]() {
      await server.end('SIGTERM');
      shop.server.closeAllConnections();
      shop.server.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

test('a shop embeds the form from the desk’s origin under a policy as strict, and asks nobody else', async ({
  page,
}) => {
  await using shop = await openEmbedded(
    (desk) => `<script type="module" src="${desk}/redress/complaint-form.js"></script>
      <script type="module" src="${desk}/redress/complaint-tracker.js"></script>
      <complaint-form api="${desk}/api"></complaint-form>
      <complaint-tracker api="${desk}/api"></complaint-tracker>`,
  );
  const { origins, troubles, violations } = await watch(page);
  await page.goto(shop.origin);
  const form = page.locator('complaint-form');
  await write(form, complaint);
  await form.locator('input[type=file]').setInputFiles(photo);
  await expect(form.getByText(photo.name)).toBeVisible();
  expect(page.workers(), 'no worker comes from another origin: photos are read in the page').toHaveLength(0);
  await send(form);
  const { receipt, number } = await receiptIn(form);
  await page.evaluate((secret) => {
    location.hash = `receipt=${secret}`;
  }, receipt);
  const tracker = page.locator('complaint-tracker');
  await expect(tracker.getByText(number)).toBeVisible();
  await expect(tracker.getByText('Updates by itself')).toBeVisible();
  expect(await violations()).toEqual([]);
  expect([...origins].sort()).toEqual([shop.origin, shop.desk].sort());
  expect(troubles).toEqual([]);
});

test('a form in another language than its script’s has the desk’s texts in its own', async ({ page }) => {
  await using shop = await openEmbedded(
    (desk) => `<script type="module" src="${desk}/api/en/complaint-form.js"></script>
      <complaint-form api="${desk}/api" lang="es"></complaint-form>`,
  );
  const { violations } = await watch(page);
  await page.goto(shop.origin);
  const category = page.locator('complaint-form').locator('select[name=category]');
  await expect(category.locator('option', { hasText: 'Hipoteca' })).toHaveCount(1);
  await category.selectOption('mortgage');
  const below = page.locator('complaint-form').locator('select[name=subcategory]');
  await expect(below.locator('option', { hasText: 'Pagos y cuenta' })).toHaveCount(1);
  expect(await violations()).toEqual([]);
});

test('with the two lines of a desk’s own the form can be filled in after one answer', async ({ page }) => {
  await using shop = await openEmbedded(
    (desk) => `<script type="module" src="${desk}/api/en/complaint-form.js"></script>
      <complaint-form api="${desk}/api"></complaint-form>`,
  );
  const { troubles, violations } = await watch(page);
  const answered: string[] = [];
  // Whatever else the page asks the desk for has to wait until the form was filled in.
  let filled: () => void = () => undefined;
  const isFilled = new Promise<void>((resolve) => (filled = resolve));
  await page.route(`${shop.desk}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname !== '/api/en/complaint-form.js') await isFilled;
    answered.push(pathname);
    await route.continue();
  });
  await page.goto(shop.origin);
  const form = page.locator('complaint-form');
  await write(form, complaint);
  expect(answered).toEqual(['/api/en/complaint-form.js']);
  filled();
  await send(form);
  await receiptIn(form);
  expect(
    answered.filter((path) => path.endsWith('/complaint-form.js')),
    'its parts take no second one',
  ).toHaveLength(1);
  expect(await violations()).toEqual([]);
  expect(troubles).toEqual([]);
});
