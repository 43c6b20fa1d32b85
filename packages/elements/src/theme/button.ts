import { css } from 'lit';

/** `<button>`, and `.primary`, `.quiet` (no outline), `.danger`, `.small`, `.icon` (square) ones; `a.button` looks alike. */
export const button = css`
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: calc(var(--_s) * 2);
    min-block-size: 2.75em;
    padding: calc(var(--_s) * 1.5) calc(var(--_s) * 4);
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-weight: 600;
    line-height: 1.25;
    text-decoration: none;
    cursor: pointer;
  }
  button:hover,
  .button:hover {
    background: var(--_sunken);
    transition: background-color 0.12s;
  }
  .primary {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .primary:hover {
    background: color-mix(in oklab, var(--_accent) 88%, var(--_text));
  }
  .quiet {
    border-color: transparent;
    background: none;
    color: var(--_accent);
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
  button:disabled,
  button[aria-disabled='true'] {
    opacity: 0.55;
    cursor: not-allowed;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_s) * 3);
    align-items: center;
  }
`;
