import type { Page } from '@playwright/test';
import { expect, test } from './demo.ts';
import { atInbox } from './people.ts';

/** A4 without margins, at 96 pixels an inch. */
const sheet = { width: 794, height: 1123 };

/** The month in which most complaints were received. */
const busiestMonth = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const response = await fetch('/api/metrics?kpi=received&by=month');
    const { rows } = (await response.json()) as { rows: { month: string; received: number }[] };
    return rows.reduce((most, row) => (row.received > most.received ? row : most)).month;
  });

/** The shares of a picture's pixels that are dark, or of a strong colour; the rest is paper, or a faint line on it. */
const inkOf = (blank: Page, png: Buffer): Promise<{ readonly dark: number; readonly coloured: number }> =>
  blank.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(image, 0, 0);
    const { data: channels } = context.getImageData(0, 0, image.width, image.height);
    let [dark, coloured] = [0, 0];
    for (let at = 0; at < channels.length; at += 4) {
      const pixel = [...channels.subarray(at, at + 3)];
      const [least, most] = [Math.min(...pixel), Math.max(...pixel)];
      if (most - least > 60) coloured += 1;
      else if (most < 120) dark += 1;
    }
    const pixels = channels.length / 4;
    return { dark: dark / pixels, coloured: coloured / pixels };
  }, png.toString('base64'));

test('every chart of the report shows on paper, within the sheet', async ({ browser, demo }) => {
  const page = await atInbox(browser, demo, 'manager', '/report.html');
  const report = page.locator('complaint-report');
  await expect(report.getByRole('heading', { name: 'Volume' })).toBeVisible();
  await report.evaluate(
    (element: HTMLElement & { month?: string }, month) => {
      element.month = month;
    },
    await busiestMonth(page),
  );
  const charts = report.locator('complaint-dashboard-chart:has(canvas)');
  await expect.poll(() => charts.count(), { timeout: 30_000 }).toBeGreaterThan(4);
  await charts.evaluateAll((all) =>
    Promise.all(all.map(async (chart) => (chart as Element & { drawing?: Promise<void> }).drawing)),
  );

  await page.setViewportSize(sheet);
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  // What printing tells a page; its medium alone does not.
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const blank = await page.context().newPage();
  const canvases = await report.locator('canvas').all();
  expect(canvases.length).toBe(await charts.count());
  for (const canvas of canvases) {
    const box = await canvas.boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= sheet.width && box.height > 100, JSON.stringify(box)).toBe(true);
    const { dark, coloured } = await inkOf(blank, await canvas.screenshot());
    expect(dark, 'axes and their texts').toBeGreaterThan(0.002);
    expect(coloured, 'bars, columns or lines').toBeGreaterThan(0.002);
  }
});
