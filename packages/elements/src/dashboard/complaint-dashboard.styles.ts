import { css } from 'lit';

export const complaintDashboardStyles = css`
  :host {
    font-size: var(--redress-font-size, 0.9375rem);
  }
  .dashboard {
    display: grid;
    gap: calc(var(--_s) * 5);
    padding: calc(var(--_s) * 5);
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_s) * 3) calc(var(--_s) * 6);
    align-items: end;
  }
  .bar h2 {
    margin-inline-end: auto;
  }
  .bar > p {
    flex-basis: 100%;
    text-align: end;
    margin-block-start: calc(var(--_s) * -2);
  }
  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_s) * 3);
    align-items: end;
  }
  .filters label {
    display: grid;
    gap: 2px;
    font-size: 0.8125rem;
    font-weight: 400;
    color: var(--_muted);
  }
  .filters select {
    min-block-size: 2.375rem;
    inline-size: auto;
    max-inline-size: 14rem;
    padding: var(--_s) calc(var(--_s) * 2.5);
    font-size: 0.875rem;
    color: var(--_text);
  }
  .cards {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 13rem), 1fr));
    gap: calc(var(--_s) * 4);
  }
  .charts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
    gap: calc(var(--_s) * 4);
  }
  .panel {
    display: grid;
    gap: calc(var(--_s) * 3);
    align-content: start;
    min-inline-size: 0;
    padding: calc(var(--_s) * 4);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.25);
  }
  .panel h3 {
    font-size: 0.9375rem;
  }
  .skeleton {
    block-size: 18rem;
  }
  .none {
    padding: calc(var(--_s) * 12);
    text-align: center;
  }
  @container (min-width: 64rem) {
    .cards {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
    .charts {
      grid-template-columns: repeat(6, minmax(0, 1fr));
    }
    .charts > * {
      grid-column: span 2;
    }
    .charts > .wide {
      grid-column: span 3;
    }
    .charts > .whole {
      grid-column: 1 / -1;
    }
  }
  .heat {
    inline-size: 100%;
    border-collapse: separate;
    border-spacing: 2px;
    font-size: 0.6875rem;
  }
  .heat th,
  .heat td {
    min-inline-size: 1.375rem;
    block-size: 1.5rem;
    padding: 0;
    border: 0;
    border-radius: 3px;
    text-align: center;
    vertical-align: middle;
  }
  .heat th {
    padding-inline: 3px;
    color: var(--_muted);
    font-weight: 400;
    font-size: inherit;
    white-space: nowrap;
  }
  .heat td {
    background: var(--_sunken);
    color: var(--_text);
  }
  .heat button {
    inline-size: 100%;
    min-block-size: 1.5rem;
    padding: 0;
    border: 0;
    border-radius: 3px;
    background: none;
    color: inherit;
    font: inherit;
  }
  button.link {
    min-block-size: 1.5rem;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent);
    font: inherit;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  summary {
    min-block-size: 1.5rem;
    font-weight: 600;
    cursor: pointer;
  }
  .definitions {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr));
    gap: calc(var(--_s) * 3) calc(var(--_s) * 6);
  }
  dt {
    font-weight: 600;
  }
  .heat .l1 {
    background: color-mix(in oklab, var(--_accent) 14%, var(--_surface));
  }
  .heat .l2 {
    background: color-mix(in oklab, var(--_accent) 26%, var(--_surface));
  }
  .heat .l3 {
    background: color-mix(in oklab, var(--_accent) 40%, var(--_surface));
  }
  .heat .l4 {
    background: color-mix(in oklab, var(--_accent) 80%, var(--_surface));
    color: var(--_on-accent);
  }
  .heat .l5 {
    background: var(--_accent);
    color: var(--_on-accent);
  }
`;
