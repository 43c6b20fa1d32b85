import { css } from 'lit';

/** Buttons that are `.quiet` (no outline), `.danger`, `.small`, `.icon` (square): no first look of a customer's has any. */
export const buttonKinds = css`
  .quiet {
    border-color: transparent;
    background: none;
    color: var(--_accent);
  }
  /* Alone in its line, its words begin where those above it do. */
  @media not (forced-colors: active) {
    :is(.buttons, footer) > .quiet:only-child {
      margin-inline-start: calc(var(--_s) * -4 - 1px);
    }
    :is(.buttons, footer) > .quiet.small:only-child {
      margin-inline-start: calc(var(--_s) * -2.5 - 1px);
    }
  }
  .danger {
    border-color: var(--_danger);
    color: var(--_danger);
  }
  button.small,
  .button.small {
    min-block-size: 2.25em;
    padding: var(--_s) calc(var(--_s) * 2.5);
    font-size: 0.875em;
  }
  button.icon {
    padding: 0;
    inline-size: 2.75em;
  }
  button.icon.small {
    inline-size: 2.25em;
  }
`;
