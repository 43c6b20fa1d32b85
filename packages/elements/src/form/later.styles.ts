import { css } from 'lit';

export const laterStyles = css`
  progress {
    appearance: none;
    inline-size: 100%;
    border: 0;
    border-radius: 99px;
    overflow: hidden;
    background: var(--_border);
    color: var(--_accent);
  }
  progress::-webkit-progress-bar {
    background: none;
  }
  progress::-webkit-progress-value {
    background: var(--_accent);
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
  }
  .notice ul {
    padding-inline-start: 1.25em;
  }
  ul.notice {
    padding-inline-start: 2em;
  }
  .room .files {
    grid-auto-flow: column;
    grid-auto-columns: minmax(min(85%, 20em), 1fr);
    padding: 3px;
    margin: -3px;
    overflow-x: auto;
    scrollbar-width: thin;
  }
  /* One line for the name, one for what is to be said of it. */
  .room .file {
    grid-template-columns: auto minmax(0, 1fr) auto;
    background: var(--_surface);
  }
  .room bdi {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .room .adding {
    position: absolute;
    inset-inline-end: 0;
    inset-block-end: 0;
  }
  .hints {
    display: grid;
    gap: calc(var(--_s) * 3);
  }
  /* It stays there to be heard, and takes no room, nor a gap, while it is empty. */
  .hints:not(:has(*)) {
    position: absolute;
  }
  .sent {
    display: grid;
    gap: calc(var(--_s) * 6);
  }
  .receipt {
    display: grid;
    gap: calc(var(--_s) * 4);
    padding: calc(var(--_s) * 5);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_sunken);
  }
  .receipt dt {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .receipt dd {
    font-weight: 600;
  }
  .receipt dd + dt {
    margin-block-start: calc(var(--_s) * 3);
  }
  .number {
    font-size: 1.5em;
    font-variant-numeric: tabular-nums;
  }
  .secret {
    font-family: ui-monospace, 'SF Mono', Consolas, monospace;
    font-size: 1.0625em;
    overflow-wrap: anywhere;
    user-select: all;
  }
  .next {
    display: grid;
    gap: calc(var(--_s) * 2);
    padding-inline-start: 1.5em;
  }
  @media print {
    button,
    .button {
      display: none;
    }
  }
`;
