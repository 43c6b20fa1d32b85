import { defineConfig } from '@playwright/test';
import { chromiumArgs, chromiumPath } from './scripts/browsers.ts';

export default defineConfig({
  testDir: 'test/e2e',
  reporter: 'list',
  // What hangs must end some time; a machine that stands still for a while is no fault.
  timeout: 180_000,
  // Several people's browsers in one test are as much as two cores carry.
  workers: 1,
  use: { actionTimeout: 30_000 },
  expect: { timeout: 20_000 },
  projects: [
    {
      name: 'chromium',
      use: { browserName: 'chromium', launchOptions: { executablePath: await chromiumPath(), args: chromiumArgs } },
    },
  ],
});
