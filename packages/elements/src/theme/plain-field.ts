import { css } from 'lit';

/** A labelled control: `.field` holds `label` (or `legend`), `.help`, the control, `.error`. */
export const plainField = css`
  /* Columns within columns are sooner laid out than grids within grids. */
  .field {
    display: flex;
    flex-direction: column;
    gap: var(--_s);
    min-inline-size: 0;
  }
  label,
  legend {
    font-weight: 600;
  }
  legend {
    padding: 0;
    margin-block-end: var(--_s);
  }
  .optional {
    font-weight: 400;
  }
  .optional,
  .help {
    color: var(--_muted);
  }
  .optional,
  .help,
  .error {
    font-size: 0.875em;
  }
  .error {
    color: var(--_danger);
    font-weight: 600;
  }
  input,
  select,
  textarea {
    inline-size: 100%;
    min-block-size: 2.75em;
    padding: calc(var(--_s) * 2) calc(var(--_s) * 3);
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    line-height: 1.5;
  }
  textarea {
    min-block-size: 8em;
    resize: vertical;
    field-sizing: content;
    max-block-size: 60vh;
  }
  :is(input, select, textarea):focus-visible {
    outline-offset: -1px;
    border-radius: var(--_radius);
  }
  [aria-invalid='true'] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }
`;
