import { css } from 'lit';

export const accountPanelStyles = css`
  .head,
  .line {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_s) * 2);
    align-items: center;
  }
  .head {
    justify-content: space-between;
    margin-block-end: calc(var(--_s) * 4);
  }
  form,
  section {
    display: grid;
    gap: calc(var(--_s) * 4);
    justify-items: start;
  }
  .mail-language {
    margin-block-start: calc(var(--_s) * 6);
  }
  .field {
    inline-size: min(100%, 20rem);
  }
  h2,
  h3,
  p {
    margin: 0;
  }
  .qr {
    inline-size: min(100%, 14rem);
    block-size: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  code {
    font-family: ui-monospace, monospace;
    overflow-wrap: anywhere;
    user-select: all;
  }
  .codes {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr));
    gap: calc(var(--_s) * 2);
    inline-size: 100%;
    margin: 0;
    padding: calc(var(--_s) * 4);
    list-style: none;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_sunken);
  }
`;
