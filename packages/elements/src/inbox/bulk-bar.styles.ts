import { css } from 'lit';

export const bulkBarStyles = css`
  .base {
    container-type: normal;
  }
  .bulk {
    display: grid;
    gap: calc(var(--_s) * 3);
    padding: calc(var(--_s) * 2) calc(var(--_s) * 4);
    border-block-end: 1px solid var(--_border);
    background: var(--_accent-soft);
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_s) * 1.5) calc(var(--_s) * 2);
    align-items: center;
  }
  form {
    display: grid;
    gap: calc(var(--_s) * 3);
    padding-block-end: calc(var(--_s) * 2);
  }
  input,
  select,
  textarea {
    min-inline-size: 0;
    min-block-size: 2.5em;
    padding-block: calc(var(--_s) * 1.5);
  }
  ul {
    max-block-size: 10rem;
    padding-inline-start: 1.2em;
    overflow: auto;
  }
`;
