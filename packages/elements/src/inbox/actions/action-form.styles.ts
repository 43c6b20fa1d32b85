import { css } from 'lit';

export const actionFormStyles = css`
  form,
  .fields,
  .notices:not(:empty) {
    display: grid;
    gap: calc(var(--_s) * 4);
  }
  .fields {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr));
    align-items: start;
  }
  .fields > :is(.text, .tree, .files, fieldset) {
    grid-column: 1 / -1;
  }
  .notices {
    display: contents;
  }
  .notices ul {
    padding-inline-start: 1.2em;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_s) calc(var(--_s) * 6);
  }
  input,
  select,
  textarea {
    min-inline-size: 0;
    min-block-size: 2.5em;
    padding-block: calc(var(--_s) * 1.5);
  }
  textarea {
    min-block-size: 5.5em;
  }
  :host([permanent]) textarea {
    min-block-size: 3.75em;
  }
  :host([permanent]) form {
    gap: calc(var(--_s) * 2);
  }
  .tree select {
    justify-self: start;
    max-inline-size: min(100%, 24rem);
  }
  .attach {
    justify-self: start;
    /* Its words stand in line with the fields, as it has no outline. */
    margin-inline-start: calc(var(--_s) * -2.5);
  }
  input:focus-visible + .attach {
    outline: 3px solid var(--redress-focus, var(--_accent));
    outline-offset: 2px;
  }
  .chips:not(:empty) {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_s) calc(var(--_s) * 2);
    padding: 0;
    list-style: none;
    font-size: 0.875rem;
  }
  .chips li {
    display: flex;
    gap: var(--_s);
    align-items: center;
    overflow-wrap: anywhere;
  }
  .replies {
    inline-size: auto;
    max-inline-size: 100%;
    min-block-size: 2.25em;
    padding-block: var(--_s);
    margin-inline-start: auto;
    font-size: 0.875rem;
  }
  .task {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 1fr) minmax(0, 1.2fr) auto;
    gap: calc(var(--_s) * 2);
    align-items: end;
  }
  @container (max-width: 34rem) {
    .task {
      grid-template-columns: minmax(0, 1fr);
      padding-block-end: calc(var(--_s) * 3);
      border-block-end: 1px solid var(--_border);
    }
  }
`;
