import { css } from 'lit';

/** `.choice` is a radio or checkbox in its label. */
export const choice = css`
  input:is([type='checkbox'], [type='radio']) {
    inline-size: 1.25em;
    block-size: 1.25em;
    min-block-size: 0;
    margin: 0.125em 0 0;
    padding: 0;
    flex: none;
    accent-color: var(--_accent);
  }
  .choice,
  .choice label {
    font-weight: 400;
  }
  .choice {
    display: flex;
    gap: calc(var(--_s) * 2.5);
    align-items: start;
    min-block-size: 2em;
    cursor: pointer;
  }
`;
