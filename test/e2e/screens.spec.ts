import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { compare } from '../screens/compare.ts';
import { fontsOf, screensContext, showState, stateNames } from '../screens/look.ts';
import { serveScreens, type Site } from '../screens/site.ts';
import { languages, type Shown } from '../screens/words.ts';

/**
 * `UPDATE=1` keeps what is seen as what is to be seen; `ONLY=form` takes the states whose names have it. Without `ALL=1`
 * each state is looked at in one of the languages, in turns: the command `screens` looks at them all.
 */
const update = Boolean(process.env['UPDATE']);
const only = process.env['ONLY'] ?? '';
const all = Boolean(process.env['ALL']);
const folder = join(import.meta.dirname, '../screens/pictures');
const themes = ['light', 'dark', 'harbour', 'playroom', 'terminal'];

/** WebP: a picture a few times smaller than a PNG, and as good to look at. */
async function shoot(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const { width, height } = await page.evaluate(() => ({
    width: document.body.scrollWidth,
    height: document.documentElement.scrollHeight,
  }));
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: 20,
    captureBeyondViewport: true,
    clip: { x: 0, y: 0, width, height, scale: 0.6 },
  });
  return Buffer.from(data, 'base64');
}

/** The page is no page of anybody's: it has no landmarks of its own, and each element five times. */
const notOfElements = ['region', 'landmark-one-main', 'page-has-heading-one', 'landmark-unique'];

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .include('.light')
    .include('.dark')
    .disableRules(notOfElements)
    .analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => `${id} ${String(target)} ${any[0]?.message ?? ''}`),
  );
}

/** What the pictures were taken with: Debian's `fonts-noto-core`, `fonts-noto-cjk` and `fonts-dejavu`. */
const fontsFile = join(folder, 'fonts.txt');
let comparable = true;

/** What is different from the picture that is kept. */
async function changes(page: Page, name: string): Promise<string[]> {
  if (!comparable) return [];
  const seen = await shoot(page);
  const file = join(folder, `${name}.webp`);
  if (update) {
    writeFileSync(file, seen);
    return [];
  }
  if (!existsSync(file)) return ['there is no picture of it yet'];
  const difference = await compare(page, readFileSync(file), seen);
  if (difference === undefined) return [];
  const out = test.info().outputPath(`${name}.webp`);
  writeFileSync(out, seen);
  return [`${difference}; see ${out}`];
}

async function look(browser: Browser, site: Site, name: string, lang: Shown): Promise<string[]> {
  const context = await screensContext(browser);
  try {
    const page = await showState(context, { url: site.url, name, lang, themes });
    let found = await changes(page, `${name}.${lang}`);
    // A late style or picture is given its time: what stays different is.
    for (let tries = 0; found.length && tries < 5; tries++) {
      await page.waitForTimeout(500);
      found = await changes(page, `${name}.${lang}`);
    }
    // Left to right and right to left; Chinese is laid out as English is.
    if (lang !== 'zh-Hans') found.push(...(await violations(page)));
    return found.map((what) => `${name}.${lang}: ${what}`);
  } finally {
    await context.close();
  }
}

test('each state of each element looks as it did, in each theme and its languages, and has no axe violation, light and dark', async ({
  browser,
}) => {
  test.setTimeout(1_500_000);
  mkdirSync(folder, { recursive: true });
  const site = await serveScreens();
  try {
    const context = await screensContext(browser);
    const names = (await stateNames(context, site.url)).filter((name) => name.includes(only));
    const fonts = await fontsOf(context, site.url);
    if (update) writeFileSync(fontsFile, `${fonts}\n`);
    comparable = readFileSync(fontsFile, 'utf8').trim() === fonts;
    if (!comparable) console.log('Other fonts than those of the pictures: only accessibility is checked.');
    await context.close();
    const left = names.flatMap((name, turn) =>
      languages.filter((_, index) => all || index === turn % languages.length).map((lang) => ({ name, lang })),
    );
    const wrong: string[] = [];
    const work = async () => {
      for (let next = left.shift(); next; next = left.shift()) {
        const { name, lang } = next;
        const found = look(browser, site, name, lang);
        wrong.push(...(await found.catch((error: unknown) => [`${name}.${lang}: ${String(error)}`])));
      }
    };
    await Promise.all([work(), work()]);
    expect(wrong).toEqual([]);
  } finally {
    await site.close();
  }
});
