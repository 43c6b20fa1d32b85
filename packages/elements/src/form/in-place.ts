/** An element, as far as its look is concerned. */
export interface Shown {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly updateComplete: Promise<unknown>;
  requestUpdate(): void;
}

/**
 * Shows something that came late. What the pointer is over, or else what has the focus, stays where it is: the page
 * scrolls by what came in above it.
 */
export async function inPlace(form: Shown): Promise<void> {
  const at =
    form.renderRoot.querySelector<HTMLElement>(':is(.field, button):hover') ??
    form.renderRoot.querySelector<HTMLElement>(':is(.field, button):focus-within');
  const top = (): number => at?.getBoundingClientRect().top ?? 0;
  const before = top();
  form.requestUpdate();
  await form.updateComplete;
  const moved = top() - before;
  if (moved) (at?.closest('dialog') ?? document.scrollingElement)?.scrollBy(0, moved);
}
