import { css } from 'lit';

export const surveyStyles = css`
  .base {
    padding: var(--redress-padding, 0);
  }
  form {
    display: grid;
    gap: calc(var(--_s) * 6);
    justify-items: start;
  }
  form > * {
    inline-size: 100%;
  }
  fieldset {
    min-inline-size: 0;
  }
  /* Eleven answers side by side are still 24px apart in the narrowest panel. */
  .scale {
    display: flex;
    gap: calc(var(--_s) * 0.75);
  }
  .scale label {
    position: relative;
    flex: 0 1 auto;
    inline-size: 3em;
    min-inline-size: 0;
    font-weight: 600;
  }
  .scale input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .scale span {
    display: grid;
    place-items: center;
    min-block-size: 2.75em;
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-variant-numeric: tabular-nums;
  }
  .scale input:hover + span {
    background: var(--_sunken);
  }
  .scale input:checked + span {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
    box-shadow: inset 0 0 0 2px var(--_accent);
    forced-color-adjust: none;
  }
  .scale input:focus-visible + span {
    outline: 3px solid var(--redress-focus, var(--_accent));
    outline-offset: 2px;
  }
  .rating {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_s);
    inline-size: fit-content;
    max-inline-size: 100%;
  }
  .ends {
    display: flex;
    justify-content: space-between;
    gap: calc(var(--_s) * 4);
  }
`;
