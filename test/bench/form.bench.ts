import { cpus, loadavg } from 'node:os';
import { chromium, type Browser } from 'playwright';
import { chromiumArgs, chromiumPath } from '../../scripts/browsers.ts';
import { load, slow4G, slowdown, type Load } from './form/load.ts';
import { nativeForm } from './form/native-form.ts';
import { openSite } from './form/site.ts';

const rounds = Number(process.env['LOADS'] ?? 15);
const pages = {
  native: 'the same fields in plain HTML',
  plain: 'two lines, the script is the desk’s',
  named: 'files copied to the site, questions named beside',
  copied: 'files copied to the site, their line alone',
};
type Name = keyof typeof pages;

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

async function measure(browser: Browser, url: string): Promise<Record<Name, Load[]>> {
  const loads: Record<Name, Load[]> = { native: [], plain: [], named: [], copied: [] };
  const names = Object.keys(pages) as Name[];
  // The first round warms up the server and the browser.
  for (let round = 0; round <= rounds; round++) {
    for (const name of round % 2 ? names : names.toReversed()) {
      const measured = await load(browser, `${url}/${name}.html`);
      if (round > 0) loads[name].push(measured);
    }
  }
  return loads;
}

const site = await openSite();
const browser = await chromium.launch({ executablePath: await chromiumPath(), args: chromiumArgs });
try {
  const native = await nativeForm(browser, `${site.url}/plain.html`);
  await site.addPage('native.html', (html) => native(html));
  const questions = '<script type="module" async src="/api/form.js"></script>';
  const copied = (html: string) => html.replace('/api/en/complaint-form.js', './redress/alone/complaint-form.js');
  await site.addPage('copied.html', copied);
  await site.addPage('named.html', (html) => copied(html).replace('<script', () => `${questions}\n    <script`));
  console.log(
    `${cpus()[0]?.model ?? '?'}, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}; Chromium ${browser.version()}; ` +
      `processor slowed ${slowdown} times; ${slow4G.latency} ms a request, ${(slow4G.downloadThroughput * 8) / 1024} kbit/s; ` +
      `${rounds} loads each, in turns, nothing cached; medians\n`,
  );
  const loads = await measure(browser, site.url);
  const figures = (name: Name) => ({
    usable: median(loads[name].map(({ usable }) => usable)),
    whole: median(loads[name].map(({ whole }) => whole)),
    heap: median(loads[name].map(({ heap }) => heap)),
    settled: median(loads[name].map(({ settledHeap }) => settledHeap)),
  });
  const base = figures('native');
  const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;
  for (const [name, title] of Object.entries(pages) as [Name, string][]) {
    const { usable, whole, heap, settled } = figures(name);
    const ratios = median(loads[name].map((one, round) => one.usable / loads.native[round]!.usable));
    console.log(
      `${title.padEnd(48)} usable after ${usable.toFixed(0)} ms (${(usable / base.usable).toFixed(2)}; pair by pair ${ratios.toFixed(2)}), whole after ${whole.toFixed(0)} ms (${(whole / base.whole).toFixed(2)}), ` +
        `heap ${kilobytes(heap)} (${(heap / base.heap).toFixed(2)}), once all is loaded ${kilobytes(settled)} (${(settled / base.settled).toFixed(2)})`,
    );
  }
} finally {
  await browser.close();
  await site.close();
}
