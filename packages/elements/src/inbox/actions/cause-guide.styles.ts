import { css } from 'lit';

export const causeGuideStyles = css`
  .base {
    container-type: normal;
    background: none;
  }
  .chosen:not(:empty) {
    margin-block-end: calc(var(--_s) * 2);
    color: var(--_muted);
    font-size: 0.875rem;
  }
  summary {
    min-block-size: 1.75rem;
    color: var(--_accent);
    cursor: pointer;
  }
  details[open] > ul {
    max-block-size: 22rem;
    padding: calc(var(--_s) * 2) calc(var(--_s) * 3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    overflow: auto;
  }
  ul {
    display: grid;
    gap: calc(var(--_s) * 2);
    padding: 0;
    list-style: none;
  }
  li > ul {
    padding-inline-start: calc(var(--_s) * 4);
    padding-block-start: calc(var(--_s) * 2);
  }
  .cause {
    display: flex;
    gap: calc(var(--_s) * 2);
    align-items: center;
    justify-content: space-between;
  }
`;
