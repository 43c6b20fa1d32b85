/** What a page goes through while something in it is not saved. */
export interface PageLife {
  /** It is hidden or shown again; the last sign of life that phones give. */
  readonly hidden: () => void;
  /** It goes, for good or into the browser's cache. */
  readonly left: () => void;
  /** It comes back out of the browser's cache. */
  readonly back: () => void;
}

/** Follows the page's life until `signal` ends it; where there is no page, such as in a worker, nothing happens. */
export function followPage({ hidden, left, back }: PageLife, signal: AbortSignal): void {
  if (!('document' in globalThis)) return;
  document.addEventListener('visibilitychange', hidden, { signal });
  addEventListener('pagehide', left, { signal });
  addEventListener(
    'pageshow',
    ({ persisted }) => {
      if (persisted) back();
    },
    { signal },
  );
}
