import { cpus, loadavg } from 'node:os';
import { chromium, type Page } from 'playwright';
import { chromiumArgs, chromiumPath } from '../../scripts/browsers.ts';
import { postgresMissing, startPostgres } from '../../scripts/postgres.ts';
import { openSite, type Site } from './form/site.ts';
import { complaintOf, rate } from './server/complaints.ts';
import { fill } from './server/fill.ts';

const rows = Number(process.env['ROWS'] ?? 20_000);
/** Pixels of each millisecond: 227 rows a second. */
const speed = 20;
const spanMs = 5_000;

interface Span {
  readonly loaded: number;
  readonly ended: boolean;
  /** Milliseconds between frames: the median, and what one in a hundred is over. */
  readonly frame: number;
  readonly slowFrame: number;
  /** Milliseconds that styling and layout took in a frame: the median. */
  readonly layout: number;
  readonly nodes: number;
}

/** Runs in the page: scrolls down for so long. */
async function scroll([speed, spanMs]: readonly [number, number]): Promise<Span> {
  const inbox = document.querySelector('complaint-inbox')?.shadowRoot;
  const list = inbox?.querySelector('complaint-inbox-list');
  const scroller = list?.shadowRoot?.querySelector('.scroller');
  if (!list || !scroller) throw new Error('there is no list');
  const frames: number[] = [];
  const layouts: number[] = [];
  await new Promise<void>((done) => {
    const began = performance.now();
    let last = began;
    const step = (now: number): void => {
      frames.push(now - last);
      const from = performance.now();
      const { scrollTop } = scroller;
      layouts.push(performance.now() - from);
      scroller.scrollTop = scrollTop + Math.min(100, now - last) * speed;
      last = now;
      if (now - began < spanMs) requestAnimationFrame(step);
      else done();
    };
    requestAnimationFrame(step);
  });
  const quantile = (values: readonly number[], q: number): number =>
    values.slice(2).sort((a, b) => a - b)[Math.floor((values.length - 2) * q)] ?? NaN;
  const nodes = document.createNodeIterator(scroller);
  let count = 0;
  while (nodes.nextNode()) count++;
  const { model } = list as unknown as { model: { rows: readonly unknown[]; complete: boolean } };
  return {
    loaded: model.rows.length,
    ended: model.complete && scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1,
    frame: quantile(frames, 0.5),
    slowFrame: quantile(frames, 0.99),
    layout: quantile(layouts, 0.5),
    nodes: count,
  };
}

async function openInbox(page: Page, { url, accounts }: Site): Promise<void> {
  const person = accounts.find(({ roles }) => roles.includes('supervisor'));
  await page.goto(`${url}/staff.html`);
  await page.locator('input[type=email]').fill(person?.email ?? '');
  await page.locator('input[type=password]').fill(person?.password ?? '');
  await page.keyboard.press('Enter');
  await page.locator('complaint-inbox-list li').first().waitFor();
}

/** Frames while the list of cases is scrolled from its top to its end, page after page being loaded. */
export default async function run(print: (line: string) => void): Promise<void> {
  const missing = postgresMissing();
  if (missing) {
    print(missing);
    return;
  }
  const postgres = startPostgres();
  const { url } = await postgres.database();
  const site = await openSite({ databaseUrl: url });
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: chromiumArgs });
  try {
    await rate(200, 8, (n) => {
      const { title, description, customer } = complaintOf(n) as Record<string, unknown>;
      const complaint = { channel: 'web', category: 'card', consent: true, title, description, customer };
      return site.desk.submit(complaint, { key: `template-${String(n)}` });
    });
    await fill(url, rows);
    const page = await browser.newPage({ viewport: { width: 1180, height: 820 } });
    await openInbox(page, site);
    print(
      `${cpus()[0]?.model ?? '?'}, ${String(cpus().length)} cores, load ${(loadavg()[0] ?? 0).toFixed(1)}; Chromium ${browser.version()}; ` +
        `${rows.toLocaleString('en')} cases, ${String(speed * 1000)} px a second; milliseconds`,
    );
    for (let span: Span | undefined; !span?.ended;) {
      span = await page.evaluate(scroll, [speed, spanMs] as const);
      print(
        `${span.loaded.toLocaleString('en').padStart(9)} loaded: frames of ${span.frame.toFixed(1)}, one in a hundred over ${span.slowFrame.toFixed(1)}; ` +
          `style and layout ${span.layout.toFixed(1)}; ${span.nodes.toLocaleString('en')} nodes in the list`,
      );
    }
  } finally {
    await browser.close();
    await site.close();
    postgres.stop();
  }
}
