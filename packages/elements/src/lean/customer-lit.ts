/** What stands for `lit` in the scripts for one element of customers, whose templates the build compiles. */
export { css } from './css.ts';
export { html, nothing, render } from './html.ts';
export { LeanElement as LitElement } from './lean-element.ts';
