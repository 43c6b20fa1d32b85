import { join } from 'node:path';
import { cpus, loadavg } from 'node:os';
import { chromium } from 'playwright';
import { build } from 'vite';
import { chromiumArgs, chromiumPath } from '../../scripts/browsers.ts';
import type { measure } from './metrics/in-page.ts';

/** The page's code in one script. */
async function bundled(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['source'] },
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, 'metrics/in-page.ts'), formats: ['es'], fileName: 'page' },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((it) => ('output' in it ? it.output : []));
  const [chunk] = outputs.filter((it) => it.type === 'chunk');
  if (!chunk) throw new Error('nothing was built');
  return chunk.code;
}

/** A whole dashboard in a page of Chromium, over tenfold growing numbers of cases. */
export default async function run(print: (line: string) => void): Promise<void> {
  const code = await bundled();
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: chromiumArgs });
  try {
    print(`${cpus()[0]?.model ?? '?'}, load ${loadavg()[0]?.toFixed(1)}; Chromium ${browser.version()}`);
    for (const cases of [1_000, 10_000, 100_000]) {
      const page = await browser.newPage();
      await page.addScriptTag({ content: code, type: 'module' });
      await page.waitForFunction(() => 'measure' in globalThis);
      const { filled, dashboard } = await page.evaluate(
        (count) => (globalThis as unknown as { measure: typeof measure }).measure(count),
        cases,
      );
      print(
        `${cases.toLocaleString('en')} cases in the page: a dashboard of 12 months by day in ${dashboard.toFixed(1)} ms; columns filled, with the cases made up, in ${filled.toFixed(0)} ms`,
      );
      await page.close();
    }
  } finally {
    await browser.close();
  }
}
