import { css } from 'lit';

export const dialogPartStyles = css`
  /* Stays in its corner while the dialog scrolls. */
  .shut {
    position: sticky;
    inset-block-start: calc(var(--_s) * -2);
    z-index: 1;
    display: flex;
    margin-block: calc(var(--_s) * -2) calc(var(--_s) * 2 - 2.75em);
    margin-inline: auto calc(var(--_s) * -2);
    background: var(--_surface);
  }
  .shut ~ .sent {
    padding-block-start: 2.25em;
  }
`;
