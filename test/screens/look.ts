import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { page as states } from './main.ts';
import type { Shown } from './words.ts';

type Screens = { readonly screens: typeof states };

/** The moment at which all pictures are taken: a Monday morning. */
const moment = '2026-03-02T09:30:00Z';

/** Sets the page's clock to a moment, from which it runs; `later(days)` moves it on. */
function setClock(start: string): void {
  const Real = Date;
  let shift = Real.parse(start) - Real.now();
  (globalThis as unknown as { later: (days: number) => void }).later = (days) => {
    shift += days * 86_400_000;
  };
  globalThis.Date = class extends Real {
    constructor(...given: [] | [number | string | Date]) {
      if (given.length) super(...given);
      else super(Real.now() + shift);
    }
    static override now(): number {
      return Real.now() + shift;
    }
  } as DateConstructor;
}

/** A browser in which every state can be looked at. */
export async function screensContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1700, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
  });
  await context.addInitScript(setClock, moment);
  return context;
}

/** The names of all states, `form-first` for example. */
export async function stateNames(context: BrowserContext, url: string): Promise<string[]> {
  const page = await context.newPage();
  await page.goto(url);
  const names = await page.evaluate(() => (globalThis as unknown as Screens).screens.states);
  await page.close();
  return names;
}

/** A new page with a state, one element a theme. Each has a browser storage of its own: `close` the context. */
export async function showState(
  context: BrowserContext,
  { url, name, lang, themes }: { url: string; name: string; lang: Shown; themes: readonly string[] },
): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate(
    ([state, language, classes]) => (globalThis as unknown as Screens).screens.show(state, language, classes),
    [name, lang, themes] as const,
  );
  // What is loaded when the page has nothing else to do.
  await page.waitForLoadState('networkidle');
  return page;
}

/** How wide some letters of each language are: with other fonts than those of the pictures, nothing can be compared. */
export async function fontsOf(context: BrowserContext, url: string): Promise<string> {
  const page = await context.newPage();
  await page.goto(url);
  const widths = await page.evaluate(() => {
    const drawing = new OffscreenCanvas(1, 1).getContext('2d');
    if (!drawing) throw new Error('no canvas');
    return ['Noto Sans', 'DejaVu Serif', 'DejaVu Sans Mono'].flatMap((font) =>
      ['Handgloves', '投诉处理', 'خدمة العملاء'].map((text) => {
        drawing.font = `50px '${font}', sans-serif`;
        return Math.round(drawing.measureText(text).width);
      }),
    );
  });
  await page.close();
  return widths.join(' ');
}
