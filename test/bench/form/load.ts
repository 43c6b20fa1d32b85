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
  /** The same until all of it is shown, down to the button that sends. */
  readonly whole: number;
  /** Bytes of script heap that are left after a collection, as soon as all of it is shown. */
  readonly heap: number;
  /** The same once everything has been loaded that the page loads by itself. */
  readonly settledHeap: number;
}

/**
 * Runs in the page before all else: tells of the first frame whose form takes a choice and a text, and of the first that
 * shows all of it.
 */
function watch(): void {
  const tell = (globalThis as unknown as { tell: (text: string) => void }).tell;
  const shown = (selector: string): boolean => {
    const root = document.querySelector('complaint-form')?.shadowRoot ?? document;
    return !!root.querySelector(selector)?.checkVisibility();
  };
  const usable = (): boolean => {
    const root = document.querySelector('complaint-form')?.shadowRoot ?? document;
    const select = root.querySelector<HTMLSelectElement>('select[name=category]');
    const title = root.querySelector<HTMLInputElement>('input[name=title]');
    if (!select || !title || select.matches(':disabled') || title.matches(':disabled')) return false;
    return select.options.length > 2 && select.checkVisibility() && title.checkVisibility();
  };
  const when = (name: string, holds: () => boolean, then?: () => void): void => {
    const look = (now: number): void => {
      if (!holds()) return void requestAnimationFrame(look);
      tell(`${name} ${Math.max(now, performance.now())}`);
      then?.();
    };
    requestAnimationFrame(look);
  };
  const whole = (): boolean => ['input[name=name]', 'button[type=submit]'].every(shown);
  when('usable', usable, () => {
    when('whole', whole);
  });
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
    const cdp = await context.newCDPSession(page);
    // Nothing of the tool's own runs in the page until it has told: a binding is heard, and asks nothing.
    const told = (name: string): Promise<number> =>
      new Promise((resolve) => {
        cdp.on('Runtime.bindingCalled', ({ payload }) => {
          if (payload.startsWith(`${name} `)) resolve(Number(payload.slice(name.length)));
        });
      });
    const usableAt = told('usable');
    const wholeAt = told('whole');
    await cdp.send('Runtime.enable');
    await cdp.send('Runtime.addBinding', { name: 'tell' });
    await page.addInitScript(watch);
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', { offline: false, ...slow4G });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.goto(url, { waitUntil: 'commit' });
    const usable = await usableAt;
    const whole = await wholeAt;
    const heap = await heapOf(cdp);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await page.waitForLoadState('networkidle');
    const settledHeap = await heapOf(cdp);
    await use(page);
    return { usable, whole, heap, settledHeap };
  } finally {
    await context.close();
  }
}
