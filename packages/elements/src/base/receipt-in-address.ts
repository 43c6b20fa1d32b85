/** The receipt in the page's own address, `#receipt=…`; a fragment is sent to no server. */
export const receiptInAddress = (): string | undefined =>
  new URLSearchParams(location.hash.slice(1)).get('receipt') ?? undefined;
