import { css } from 'lit';

/** Lists without bullets, and the reasons of a decision. */
export const reasons = css`
  .plain {
    display: grid;
    gap: calc(var(--_s) * 3);
    list-style: none;
  }
  .matches {
    display: grid;
    gap: var(--_s);
    margin-block-start: var(--_s);
    list-style: none;
  }
  code {
    padding: 0.1em 0.35em;
    border-radius: 4px;
    background: var(--_sunken);
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }
`;
