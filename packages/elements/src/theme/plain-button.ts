import { css } from 'lit';

/** `<button>`, and `.primary` ones; `a.button` looks alike. */
export const plainButton = css`
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
