/** What the page's own address says, e.g. `#receipt=…` or `#survey=…`; a fragment is sent to no server. */
export const inAddress = (name: 'receipt' | 'survey'): string | undefined =>
  new URLSearchParams(location.hash.slice(1)).get(name) ?? undefined;
