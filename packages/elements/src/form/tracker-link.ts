/** Address of the tracker with the receipt in its fragment, which no server sees; nothing where there is no tracker. */
export function trackerLink(href: string | undefined, receipt: string): string | undefined {
  if (!href) return undefined;
  const link = new URL(href, document.baseURI);
  link.hash = `receipt=${receipt}`;
  return link.href;
}
