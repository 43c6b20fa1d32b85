import { css } from 'lit';

export const formStyles = css`
  form,
  .head {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_s) * 2);
  }
  form {
    gap: calc(var(--_s) * 8);
  }
  .section {
    display: grid;
    gap: calc(var(--_s) * 5);
  }
  .base {
    padding: var(--redress-padding, 0);
  }
  :host(:is([launcher], [dialog])) .base {
    padding: 0;
    background: none;
  }
  progress {
    block-size: 6px;
  }
  .status {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_s) * 3);
    align-items: baseline;
    min-block-size: 2.25em;
  }
  .drop {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_s) * 2) calc(var(--_s) * 3);
    align-items: center;
    padding: calc(var(--_s) * 4);
    border: 1.5px dashed var(--_control);
    border-radius: var(--_radius);
    background: var(--_sunken);
  }
  .drop.over {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }
  .drop > .help,
  .room {
    flex-basis: 100%;
  }
  .drop > .help {
    min-block-size: 1.5em;
  }
  /* A file has its place before there is one: nothing moves when it comes. */
  .room {
    position: relative;
    min-inline-size: 0;
    min-block-size: calc(5.25em + var(--_s) * 4);
  }
  .section h3 {
    padding-block-end: var(--_s);
    border-block-end: 1px solid var(--_border);
  }
  .choice + .help,
  .choice ~ .error {
    padding-inline-start: calc(1.25em + var(--_s) * 3);
  }
  @container (min-width: 34rem) {
    .section {
      grid-template-columns: 1fr 1fr;
    }
    .section > *,
    .wide {
      grid-column: 1 / -1;
    }
    :is(#s-details, #s-contact) > .field:not(.wide) {
      grid-column: auto;
    }
  }
  @container (min-width: 40rem) {
    .head h2 {
      font-size: 1.75em;
    }
  }
`;
