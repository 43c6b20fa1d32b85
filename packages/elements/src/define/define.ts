/** Registers an element, unless the page has one of that name already (e.g. two versions of a script). */
export function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}
