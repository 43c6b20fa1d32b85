import { css } from 'lit';

export const trackerStyles = css`
  .base {
    padding: var(--redress-padding, 0);
  }
  .ask {
    display: grid;
    gap: calc(var(--_s) * 5);
    max-inline-size: 34rem;
  }
  .ask input {
    font-family: ui-monospace, 'SF Mono', Consolas, monospace;
  }
`;
