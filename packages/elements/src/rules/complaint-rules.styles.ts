import { css } from 'lit';

export const complaintRulesStyles = css`
  :host {
    font-size: var(--redress-font-size, 0.9375rem);
  }
  .rules {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    block-size: var(--redress-rules-height, 100dvb);
    min-block-size: 30rem;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_s) * 1) calc(var(--_s) * 3);
    align-items: center;
    padding: calc(var(--_s) * 3) calc(var(--_s) * 5);
    border-block-end: 1px solid var(--_border);
  }
  .bar h2 {
    font-size: 1.25rem;
  }
  .grow {
    flex: 1;
  }
  .said {
    flex-basis: 100%;
    color: var(--_success);
  }
  .said:empty {
    display: none;
  }
  .panes {
    display: grid;
    grid-template-rows: minmax(16rem, 1fr) minmax(14rem, 1fr);
    gap: calc(var(--_s) * 4);
    min-block-size: 0;
    padding: calc(var(--_s) * 4);
  }
  complaint-rules-editor {
    min-block-size: 0;
    min-inline-size: 0;
  }
  .tools {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    min-block-size: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    overflow: hidden;
  }
  .tabs {
    display: flex;
    overflow-x: auto;
    padding: calc(var(--_s) * 1) calc(var(--_s) * 2) 0;
    border-block-end: 1px solid var(--_border);
  }
  .tabs button {
    border-radius: 0;
    border-block-end: 3px solid transparent;
    color: var(--_muted);
    white-space: nowrap;
  }
  .tabs [aria-selected='true'] {
    border-block-end-color: var(--_accent);
    color: var(--_accent);
  }
  .tabs button:focus-visible {
    outline-offset: -3px;
  }
  .panel {
    display: grid;
    /* A table that may scroll sideways counts as no height at all, and would be squeezed. */
    grid-auto-rows: max-content;
    gap: calc(var(--_s) * 3);
    align-content: start;
    padding: calc(var(--_s) * 4);
    overflow-y: auto;
  }
  .panel:focus-visible {
    outline-offset: -3px;
  }
  .fine {
    color: var(--_success);
    font-weight: 600;
  }
  .problem {
    display: grid;
    gap: var(--_s);
    padding-block-end: calc(var(--_s) * 3);
    border-block-end: 1px solid var(--_border);
  }
  .place {
    display: grid;
    gap: var(--_s);
    justify-content: stretch;
    justify-items: start;
    padding: calc(var(--_s) * 1.5);
    border-color: transparent;
    font-weight: 400;
    text-align: start;
  }
  .split {
    display: flex;
    gap: calc(var(--_s) * 2);
    align-items: center;
    justify-content: space-between;
    inline-size: 100%;
  }
  .inline {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: calc(var(--_s) * 2);
    align-items: end;
  }
  .panel :is(input, textarea) {
    min-block-size: 2.375rem;
    font-size: 0.875rem;
  }
  .mono {
    font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
  }
  .facts {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: calc(var(--_s) * 2) calc(var(--_s) * 4);
  }
  dt {
    color: var(--_muted);
  }
  .decision {
    display: grid;
    gap: calc(var(--_s) * 4);
    padding-block-start: calc(var(--_s) * 3);
  }
  .headline {
    font-size: 1.0625rem;
    font-weight: 600;
  }
  caption {
    padding-block: calc(var(--_s) * 2) var(--_s);
    font-weight: 600;
    text-align: start;
  }
  summary {
    min-block-size: 2rem;
    color: var(--_accent);
    cursor: pointer;
  }
  .example {
    padding-block-end: calc(var(--_s) * 3);
    border-block-end: 1px solid var(--_border);
  }
  .text {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .publish {
    display: grid;
    gap: calc(var(--_s) * 4);
  }
  @container (min-width: 56rem) {
    .panes {
      grid-template: minmax(0, 1fr) / minmax(0, 1.45fr) minmax(20rem, 1fr);
    }
  }
`;
