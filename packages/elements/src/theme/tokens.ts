import { css } from 'lit';

/**
 * The look in one place. A page sets `--redress-*`, on the element or anywhere above it; styles use the `--_*` they
 * come to. Colours follow the page's `color-scheme` unless `theme` says otherwise.
 */
export const tokens = css`
  :host {
    --_accent: var(--redress-accent, light-dark(#0f5fbd, #8ebdff));
    --_on-accent: var(--redress-on-accent, light-dark(#fff, #0a1c33));
    --_accent-soft: color-mix(in oklab, var(--_accent) 9%, var(--_surface));
    --_surface: var(--redress-surface, light-dark(#fff, #14181f));
    --_sunken: var(--redress-surface-sunken, light-dark(#f4f6f9, #1d232c));
    --_text: var(--redress-text, light-dark(#18202c, #e8ecf2));
    --_muted: var(--redress-text-muted, light-dark(#535d6c, #a6b0be));
    --_border: var(--redress-border, light-dark(#dce1e8, #333c48));
    --_control: var(--redress-border-control, light-dark(#7a8595, #76828f));
    --_danger: var(--redress-danger, light-dark(#b3261e, #ffa198));
    --_success: var(--redress-success, light-dark(#17693a, #7cd9a2));
    --_warning: var(--redress-warning, light-dark(#855000, #f6c566));
    --_radius: var(--redress-radius, 8px);
    --_s: var(--redress-space, 4px);
    display: block;
    color: var(--_text);
    font-family: var(--redress-font, system-ui, sans-serif);
    font-size: var(--redress-font-size, inherit);
    line-height: 1.5;
    text-align: start;
  }
  :host([hidden]) {
    display: none;
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  :host([theme='auto']) {
    color-scheme: light dark;
  }
  .base {
    container-type: inline-size;
    background: var(--_surface);
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  h2,
  h3,
  h4 {
    font-size: 1em;
    line-height: 1.3;
  }
  h2 {
    font-size: 1.375em;
  }
  h3 {
    font-size: 1.125em;
  }
  a {
    color: var(--_accent);
    text-underline-offset: 0.15em;
  }
  :focus-visible {
    outline: 3px solid var(--redress-focus, var(--_accent));
    outline-offset: 2px;
    border-radius: calc(var(--_radius) / 2);
  }
  [tabindex='-1']:focus {
    outline: 0;
  }
  .muted {
    color: var(--_muted);
  }
  .small {
    font-size: 0.875em;
  }
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation-duration: 1ms !important;
      transition-duration: 1ms !important;
    }
  }
`;
