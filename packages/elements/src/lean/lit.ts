/** What stands for `lit` in the scripts for pages without a build step. */
export { html, nothing, render, svg } from 'lit/html.js';
export { css } from './css.ts';
export { LeanElement as LitElement } from './lean-element.ts';
