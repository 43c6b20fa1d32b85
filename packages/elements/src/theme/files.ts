import { css } from 'lit';

/** `.files` with `.file`: attachments in a list, each with its picture, `.file-name` and what can be done with it. */
export const files = css`
  .files {
    display: grid;
    gap: calc(var(--_s) * 2);
    list-style: none;
  }
  /* A live region that is silent takes no room. */
  .adding:not(:has(*)) {
    position: absolute;
  }
  .file {
    display: grid;
    grid-template-columns: auto 1fr auto;
    gap: calc(var(--_s) * 3);
    align-items: center;
    padding: calc(var(--_s) * 2);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .file canvas {
    inline-size: 3.5em;
    block-size: 3.5em;
    border-radius: calc(var(--_radius) / 2);
    background: var(--_sunken);
  }
  .file-name {
    overflow-wrap: anywhere;
  }
`;
