import type { CSSResult, LitElement } from 'lit';

/** Adds styles that a lazily loaded part brings to an element that is there already. */
export function adopt(element: LitElement, ...styles: readonly CSSResult[]): void {
  const sheets = element.shadowRoot?.adoptedStyleSheets;
  for (const { styleSheet } of styles) {
    if (styleSheet && !sheets?.includes(styleSheet)) sheets?.push(styleSheet);
  }
}
