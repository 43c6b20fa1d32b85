import { css } from 'lit';

export const answeringStyles = css`
  .thanks {
    padding: calc(var(--_s) * 3) calc(var(--_s) * 4);
    border-inline-start: 4px solid var(--_success);
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_success) 8%, var(--_surface));
  }
  .done {
    display: grid;
    gap: calc(var(--_s) * 6);
    justify-items: start;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_s) * 2);
  }
  .chips label {
    display: flex;
    gap: calc(var(--_s) * 2);
    align-items: center;
    min-block-size: 2.75em;
    padding-inline: calc(var(--_s) * 3);
    border: 1px solid var(--_control);
    border-radius: 2em;
    font-weight: 400;
    cursor: pointer;
  }
  .chips label:has(:checked) {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }
  .chips input {
    margin: 0;
  }
`;
