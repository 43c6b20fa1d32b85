/** Resolves once the frame to come is painted, or soon in a page that gets none. */
export const painted = (): Promise<unknown> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 100);
  });
