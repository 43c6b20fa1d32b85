import { css } from 'lit';

export const complaintReportStyles = css`
  :host {
    font-size: var(--redress-font-size, 0.9375rem);
  }
  .report {
    display: grid;
    gap: calc(var(--_s) * 7);
    max-inline-size: 72rem;
    margin-inline: auto;
    padding: calc(var(--_s) * 6);
  }
  .controls {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_s) * 3);
    align-items: end;
  }
  .controls label {
    display: grid;
    gap: 2px;
    font-size: 0.8125rem;
    font-weight: 400;
    color: var(--_muted);
  }
  .controls select {
    min-block-size: 2.25rem;
    inline-size: auto;
    padding: var(--_s) calc(var(--_s) * 2.5);
    font-size: 0.875rem;
    color: var(--_text);
  }
  .controls .files {
    margin-inline-start: auto;
  }
  .months {
    display: flex;
    gap: var(--_s);
    align-items: end;
  }
  .base:dir(rtl) .arrow {
    transform: scaleX(-1);
  }
  header.title {
    display: grid;
    gap: var(--_s);
    padding-block-end: calc(var(--_s) * 4);
    border-block-end: 3px solid var(--_accent);
  }
  header.title h2 {
    font-size: clamp(1.375rem, 4cqi, 2rem);
    letter-spacing: -0.01em;
  }
  section {
    display: grid;
    gap: calc(var(--_s) * 5);
    min-inline-size: 0;
  }
  section > h3 {
    padding-block-end: calc(var(--_s) * 1.5);
    border-block-end: 1px solid var(--_border);
    font-size: 1.25rem;
  }
  h4 {
    font-size: 0.9375rem;
  }
  .cards {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 9.5rem), 1fr));
    gap: calc(var(--_s) * 3);
  }
  .plain {
    list-style: none;
    padding: 0;
  }
  .card {
    display: grid;
    align-content: start;
    gap: 2px;
    padding: calc(var(--_s) * 3.5);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .card .label {
    color: var(--_muted);
    font-size: 0.8125rem;
    font-weight: 600;
  }
  .card .value {
    font-size: 1.625rem;
    font-weight: 650;
    line-height: 1.2;
    font-variant-numeric: tabular-nums;
  }
  summary {
    inline-size: max-content;
    max-inline-size: 100%;
    min-block-size: 1.5rem;
    color: var(--_accent);
    cursor: pointer;
  }
  .page {
    display: grid;
    gap: calc(var(--_s) * 5);
    min-inline-size: 0;
  }
  .panel {
    display: grid;
    gap: calc(var(--_s) * 2);
    align-content: start;
    min-inline-size: 0;
  }
  @container (min-width: 52rem) {
    .cards {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
    .page.split,
    .page.top {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .page.top > :first-child {
      grid-column: 1 / -1;
    }
    .page.wide {
      grid-template-columns: 11fr 9fr;
    }
    .page.wide > :first-child {
      grid-row: span 2;
    }
  }
  td,
  th {
    padding: var(--_s) calc(var(--_s) * 2);
  }
  tbody th {
    min-inline-size: 7rem;
    font-weight: 400;
    overflow-wrap: break-word;
  }
  thead th {
    white-space: normal;
  }
  .number {
    white-space: nowrap;
  }
  .change {
    color: var(--_muted);
    font-size: 0.9em;
    white-space: nowrap;
  }
  .change.success {
    color: var(--_success);
  }
  .change.danger {
    color: var(--_danger);
  }
  .notes {
    display: grid;
    gap: 2px;
    padding: 0;
    list-style: none;
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
  .link.number {
    white-space: nowrap;
  }
  .skeleton {
    block-size: 16rem;
  }
  @media print {
    :host,
    :host([theme]) {
      --_text: #000;
      --_muted: #333;
      --_border: #bbb;
      --_surface: #fff;
      --_accent: #000;
      color-scheme: light;
      font-size: 9.5pt;
    }
    .base {
      /* A page's layout for paper may leave it no width of its own to ask for. */
      container-type: normal;
      background: none;
      color: #000;
    }
    .report {
      display: block;
      max-inline-size: none;
      padding: 0;
    }
    .controls,
    .screen,
    .card details {
      display: none !important;
    }
    header.title,
    .cards,
    section > *,
    .panel > * {
      margin-block-end: 10pt;
    }
    section,
    .page,
    .panel {
      display: block;
    }
    .page.split,
    .page.wide,
    .page.top {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 10pt 14pt;
    }
    .page.split {
      break-inside: avoid;
    }
    .page.top > :first-child {
      grid-column: 1 / -1;
    }
    .cards {
      grid-template-columns: repeat(4, 1fr);
      gap: 6pt;
    }
    .card {
      padding: 6pt;
      break-inside: avoid;
    }
    h3,
    h4 {
      break-after: avoid;
    }
    tr,
    .notes {
      break-inside: avoid;
    }
    thead {
      display: table-header-group;
    }
    .scroll {
      overflow: visible;
    }
    td,
    th {
      padding: 2pt 4pt;
    }
    .muted,
    thead th,
    .card .label,
    .change,
    .change.success,
    .change.danger {
      color: #333;
    }
    button.link {
      color: inherit;
      text-decoration: none;
    }
    section.definitions {
      break-before: page;
    }
  }
`;
