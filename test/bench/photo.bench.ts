import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright';
import { chromiumArgs, chromiumPath } from '../../scripts/browsers.ts';
import { openSite } from './form/site.ts';

/** What the browser tells of a task that held the page up for more than 50 ms. */
interface Watched {
  longTasks: number[];
}

const watch = (): void => {
  const watched = globalThis as unknown as Watched;
  watched.longTasks = [];
  new PerformanceObserver((list) => {
    watched.longTasks.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: 'longtask' });
};

/** The long tasks since the last time, once they are all told. */
const taken = (page: Page): Promise<number[]> =>
  page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    return (globalThis as unknown as Watched).longTasks.splice(0);
  });

/** A photo of about 5 MB that says where it was taken. */
async function photo(browser: Browser): Promise<Buffer> {
  const page = await browser.newPage();
  const base64 = await page.evaluate(async () => {
    const [width, height] = [3_400, 2_550];
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    const pixels = context?.createImageData(width, height);
    if (!context || !pixels) throw new Error('no canvas');
    for (let at = 0; at < pixels.data.length; at++) pixels.data[at] = 96 + Math.random() * 72;
    context.putImageData(pixels, 0, 0);
    let quality = 0.95;
    let blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
    while (blob.size > 5_200_000) {
      quality *= 0.99;
      blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
    }
    const url = await new Promise<string>((resolve) => {
      const reader = new FileReader();
      reader.onload = () => {
        resolve(reader.result as string);
      };
      reader.readAsDataURL(blob);
    });
    return url.split(',')[1] ?? '';
  });
  await page.close();
  const plain = Buffer.from(base64, 'base64');
  const exif = Buffer.from('Exif\0\0MM\0*\0\0\0\b\0\0GPS 52.5200 13.4050', 'latin1');
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([plain.subarray(0, 2), head, exif, plain.subarray(2)]);
}

async function measure(page: Page, url: string, file: string): Promise<Record<string, number[]>> {
  await page.addInitScript(watch);
  await page.goto(`${url}/plain.html`);
  const form = page.locator('complaint-form');
  await form.getByText(/^Up to \d+ files/).waitFor();
  await taken(page);
  await form.getByLabel('What happened?').focus();
  await page.keyboard.type('Two payments left my account on the same day. '.repeat(5));
  await form.getByText('Saved on this device.').waitFor();
  const typing = await taken(page);
  await form.locator('input[type=file]').setInputFiles(file);
  await form.locator('.file').waitFor();
  await page.waitForFunction(() => {
    const root = document.querySelector('complaint-form')?.shadowRoot;
    return !root?.querySelector('.status [aria-hidden]') && !root?.querySelector('.file .error');
  });
  return { 'typing and saving': typing, 'adding and saving the photo': await taken(page) };
}

const site = await openSite();
const browser = await chromium.launch({ executablePath: await chromiumPath(), args: chromiumArgs });
const folder = mkdtempSync(join(tmpdir(), 'redress-photo-'));
try {
  const file = join(folder, 'photo.jpg');
  const bytes = await photo(browser);
  writeFileSync(file, bytes);
  const rounds = Number(process.env['LOADS'] ?? 5);
  console.log(
    `${cpus()[0]?.model ?? '?'}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1) ?? '?'}; ` +
      `Chromium ${browser.version()}; a photo of ${(bytes.length / 1e6).toFixed(1)} MB, ${rounds} times; tasks over 50 ms\n`,
  );
  for (const where of ['in a worker', 'in the page, where no worker can be had']) {
    const all: Record<string, number[]> = {};
    for (let round = 0; round < rounds; round++) {
      const context = await browser.newContext();
      const page = await context.newPage();
      if (where !== 'in a worker')
        await page.addInitScript(() => {
          globalThis.Worker = function () {
            throw new DOMException('', 'SecurityError');
          } as unknown as typeof Worker;
        });
      for (const [step, tasks] of Object.entries(await measure(page, site.url, file)))
        (all[step] ??= []).push(...tasks);
      await context.close();
    }
    for (const [step, tasks] of Object.entries(all)) {
      const longest = tasks.length ? `, the longest ${Math.max(...tasks).toFixed(0)} ms` : '';
      console.log(`${where}: ${step}: ${tasks.length} long tasks${longest}`);
    }
  }
} finally {
  await browser.close();
  await site.close();
  rmSync(folder, { recursive: true, force: true });
}
