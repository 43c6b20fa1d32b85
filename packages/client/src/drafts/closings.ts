/** Drafts of this page that are being closed: what was written last is on its way, and they are not let go of yet. */
const closings = new Set<Promise<void>>();

/** Notes that a draft is being closed, until it is. */
export function closes(closing: Promise<void>): Promise<void> {
  closings.add(closing);
  return closing.finally(() => closings.delete(closing));
}

/** Resolves once those that are being closed now are closed, in whatever way. */
export const closed = (): Promise<unknown> => Promise.allSettled(closings);
