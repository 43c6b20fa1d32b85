/** The part of a long list of rows of one height that is on the screen, and a little around it. */
export interface VirtualWindow {
  readonly first: number;
  /** Not included. */
  readonly end: number;
  /** Space that the rows left out would take, in CSS pixels. */
  readonly before: number;
  readonly after: number;
}

/** @param overscan rows kept above and below what is seen, so that scrolling never shows a gap. */
export function virtualWindow(
  count: number,
  rowHeight: number,
  view: { readonly top: number; readonly height: number },
  overscan = 8,
): VirtualWindow {
  // As many at the ends as in the middle: rows are neither added nor taken away while one scrolls.
  const drawn = Math.min(count, Math.ceil(view.height / rowHeight) + 2 * overscan);
  const first = Math.min(Math.max(0, Math.floor(view.top / rowHeight) - overscan), count - drawn);
  const end = first + drawn;
  return { first, end, before: first * rowHeight, after: (count - end) * rowHeight };
}
