import type { Page } from '@playwright/test';

/** Keeps requests of a page on their way. @returns lets them arrive */
export async function hold(page: Page, pattern: string | RegExp): Promise<() => void> {
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(pattern, async (route) => {
    await arrived;
    await route.continue();
  });
  return arrive;
}
