import type { Browser, CDPSession, Page } from 'playwright';

/**
 * "Slow 4G" as Lighthouse and Chromium's developer tools apply it, request by request: a round trip of 150 ms times
 * 3.75, and 90 % of 1.6 Mbit/s down and of 750 kbit/s up.
 */
export const slow4G = { latency: 562.5, downloadThroughput: (1474.56 * 1024) / 8, uploadThroughput: (675 * 1024) / 8 };
/** How many times the processor is slowed. */
export const slowdown = 4;

export interface Load {
  /** Milliseconds from the start of the navigation to the first frame in which the form can be used. */
  readonly usable: number;
  /** Bytes of script heap that are left after a collection, as soon as the form can be used. */
  readonly heap: number;
  /** The same once everything has been loaded that the page loads by itself. */
  readonly settledHeap: number;
}

/** Runs in the page before all else: notes the first frame whose form takes a choice and a text. */
function watch(): void {
  const usable = (): boolean => {
    const root = document.querySelector('complaint-form')?.shadowRoot ?? document;
    const select = root.querySelector<HTMLSelectElement>('select[name=category]');
    const title = root.querySelector<HTMLInputElement>('input[name=title]');
    if (!select || !title || select.matches(':disabled') || title.matches(':disabled')) return false;
    return select.options.length > 2 && select.checkVisibility() && title.checkVisibility();
  };
  const look = (now: number): void => {
    if (usable()) Object.assign(globalThis, { usableAt: Math.max(now, performance.now()) });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function heapOf(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize;
}

/** Checks that what a person does first works: chooses a category and types. */
async function use(page: Page): Promise<void> {
  const select = page.locator('select[name=category]');
  await select.selectOption({ index: 1 });
  await page.locator('input[name=title]').fill('The parcel was empty');
  if ((await select.inputValue()) === '') throw new Error(`${page.url()}: the choice was lost`);
}

/** Loads a page with nothing cached, over a slow network on a slow machine. */
export async function load(browser: Browser, url: string): Promise<Load> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.addInitScript(watch);
    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', { offline: false, ...slow4G });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.goto(url, { waitUntil: 'commit' });
    const usableAt = await page.waitForFunction(() => (globalThis as { usableAt?: number }).usableAt, undefined, {
      polling: 100,
    });
    const usable = Number(await usableAt.jsonValue());
    await usableAt.dispose();
    const heap = await heapOf(cdp);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await page.waitForLoadState('networkidle');
    const settledHeap = await heapOf(cdp);
    await use(page);
    return { usable, heap, settledHeap };
  } finally {
    await context.close();
  }
}
