import { css } from 'lit';

export const reportActionsStyles = css`
  .base {
    background: none;
  }
  .actions,
  form {
    display: grid;
    gap: calc(var(--_s) * 3);
  }
  .list {
    display: grid;
    gap: calc(var(--_s) * 2);
    padding: 0;
    list-style: none;
  }
  .list li {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_s) * 2) calc(var(--_s) * 4);
    align-items: center;
    padding: calc(var(--_s) * 2) calc(var(--_s) * 3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .list .what {
    flex: 1 1 14rem;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  form {
    padding: calc(var(--_s) * 4);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_sunken);
  }
  @container (min-width: 44rem) {
    form {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    form > .buttons {
      grid-column: 1 / -1;
    }
  }
  .choices {
    display: grid;
    max-block-size: 11rem;
    overflow: auto;
    padding: calc(var(--_s) * 2);
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  textarea {
    min-block-size: 4em;
  }
`;
