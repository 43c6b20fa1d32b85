import { chromeLauncher } from '@web/test-runner-chrome';
import * as puppeteerCore from 'puppeteer-core';
import { chromiumArgs, chromiumPath, installed } from './scripts/browsers.ts';
import { vitePlugin } from './scripts/wtr-vite-plugin.mjs';
import { hasWebKit, webkitLauncher } from './scripts/wtr-webkit.mjs';

const launchers = {
  chromium: async () => chromeLauncher({ launchOptions: { executablePath: await chromiumPath(), args: chromiumArgs } }),
  firefox: () =>
    chromeLauncher({
      puppeteer: puppeteerCore,
      launchOptions: { browser: 'firefox', executablePath: installed('firefox-esr', 'firefox') },
    }),
  webkit: () => webkitLauncher(),
};

/** `BROWSERS=chromium,firefox` names them; else Chromium and whatever else the machine has. */
const chosen =
  process.env.BROWSERS?.split(',') ??
  ['chromium', installed('firefox-esr', 'firefox') && 'firefox', hasWebKit() && 'webkit'].filter(Boolean);

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: ['packages/{client,elements}/src/**/*.test.ts'],
  plugins: [vitePlugin()],
  concurrentBrowsers: 1,
  // A page behind another gets no frames, and what waits for one waits as long as the other takes.
  concurrency: 1,
  // What hangs must end some time; a machine that stands still for a while is no fault.
  testsFinishTimeout: 400_000,
  testFramework: { config: { timeout: 60_000 } },
  browsers: await Promise.all(chosen.map((name) => launchers[name]())),
  filterBrowserLogs: ({ args }) => !String(args[0]).includes('Lit is in dev mode'),
};
