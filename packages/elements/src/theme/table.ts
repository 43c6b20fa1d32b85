import { css } from 'lit';

/** Tables of data; put one into `.scroll` so that a narrow page scrolls it and not itself. */
export const table = css`
  .scroll {
    overflow-x: auto;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: calc(var(--_s) * 2) calc(var(--_s) * 3);
    border-block-end: 1px solid var(--_border);
    text-align: start;
    vertical-align: top;
  }
  th {
    font-weight: 600;
  }
  thead th {
    color: var(--_muted);
    font-size: 0.8125em;
    white-space: nowrap;
  }
  .number {
    text-align: end;
  }
`;
