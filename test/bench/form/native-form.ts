import type { Browser } from 'playwright';

/** Runs in the page: what the element shows, as markup that needs no script. */
function markup(): string {
  const base = document.querySelector('complaint-form')?.shadowRoot?.querySelector('.base');
  const copy = base?.cloneNode(true) as HTMLElement;
  const comments = document.createTreeWalker(copy, NodeFilter.SHOW_COMMENT);
  const gone: Node[] = [];
  while (comments.nextNode()) gone.push(comments.currentNode);
  for (const node of [...gone, ...copy.querySelectorAll('slot')]) (node as ChildNode).remove();
  for (const element of copy.querySelectorAll('*')) {
    element.removeAttribute('class');
    element.removeAttribute('part');
  }
  return copy.innerHTML.replace(/\s+/g, ' ');
}

/**
 * Reads the element's fields and puts them into a page as plain HTML: the same questions, controls and options.
 * @returns what turns the element's page into that page.
 */
export async function nativeForm(browser: Browser, url: string): Promise<(html: string) => string> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction(
    () => (document.querySelector('complaint-form')?.shadowRoot?.querySelector('select')?.options.length ?? 0) > 2,
  );
  await page.waitForLoadState('networkidle');
  const fields = await page.evaluate(markup);
  await page.close();
  return (html) =>
    html
      .replace(/<complaint-form.*<\/complaint-form>/s, () => fields)
      .replace(/<script type="module"[^>]*><\/script>\s*/g, '')
      .replace(/<link[^>]* rel="(?:module)?preload"[^>]*>\s*/g, '');
}
