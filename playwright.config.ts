import { defineConfig } from '@playwright/test';
import { chromiumArgs, chromiumPath } from './scripts/browsers.ts';

export default defineConfig({
  testDir: 'test/e2e',
  reporter: 'list',
  timeout: 90_000,
  // Several people's browsers in one test are as much as two cores carry.
  workers: 1,
  use: { actionTimeout: 15_000 },
  expect: { timeout: 10_000 },
  projects: [
    {
      name: 'chromium',
      use: { browserName: 'chromium', launchOptions: { executablePath: await chromiumPath(), args: chromiumArgs } },
    },
  ],
});
