/** What stands for `lit` in scripts of pages with one element. */
export { html, nothing } from 'lit/html.js';
export { css } from './css.ts';
export { LeanElement as LitElement } from './lean-element.ts';
