import { css } from 'lit';

export const caseViewStyles = css`
  article,
  .lonely {
    padding: calc(var(--_s) * 5) calc(var(--_s) * 6) calc(var(--_s) * 10);
  }
  .lonely {
    display: grid;
    gap: calc(var(--_s) * 4);
  }
  .notice.lonely {
    margin: calc(var(--_s) * 6);
    padding: calc(var(--_s) * 4);
  }
  .skeleton {
    block-size: 5rem;
  }
  .skeleton.short {
    block-size: 2rem;
    inline-size: 60%;
  }
  .skeleton.tall {
    block-size: 16rem;
  }
  header {
    display: grid;
    gap: calc(var(--_s) * 1.5);
    margin-block-end: calc(var(--_s) * 4);
  }
  .kicker {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_s) * 2);
    align-items: center;
  }
  .print {
    margin-inline-start: auto;
  }
  .id {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  h2 {
    font-size: 1.375rem;
    overflow-wrap: anywhere;
  }
  h2:focus-visible {
    outline: none;
  }
  h3 {
    font-size: 0.9375rem;
    margin-block-end: calc(var(--_s) * 2);
  }
  .present {
    margin-block-end: calc(var(--_s) * 3);
    padding: calc(var(--_s) * 1.5) calc(var(--_s) * 3);
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_accent) 10%, var(--_surface));
  }
  .similar {
    display: grid;
    gap: var(--_s);
    padding-block-end: calc(var(--_s) * 3);
    border-block-end: 1px solid var(--_border);
  }
  .similar:last-child {
    padding: 0;
    border: 0;
  }
  .absorbed[open] > summary {
    margin-block-end: calc(var(--_s) * 3);
  }
  .absorbed > .text {
    margin-block-end: calc(var(--_s) * 3);
  }
  .news {
    margin-block-end: calc(var(--_s) * 4);
  }
  .news ul {
    padding-inline-start: 1.2em;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_s) * 2);
    align-items: start;
  }
  .more > summary {
    list-style: none;
    inline-size: max-content;
  }
  .more > summary::after {
    content: '▾';
  }
  .more[open] {
    flex-basis: 100%;
  }
  .more[open] > .actions {
    margin-block-start: calc(var(--_s) * 2);
  }
  .draft {
    color: var(--_warning);
    font-size: 0.75em;
  }
  .actions + .tight {
    margin-block-start: calc(var(--_s) * 2);
  }
  complaint-inbox-action.action {
    margin-block-start: calc(var(--_s) * 4);
    padding: calc(var(--_s) * 5);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    box-shadow: 0 6px 24px rgb(0 0 0 / 8%);
  }
  .composer {
    margin-block-start: calc(var(--_s) * 3);
  }
  .columns {
    display: grid;
    gap: calc(var(--_s) * 6) calc(var(--_s) * 8);
    margin-block-start: calc(var(--_s) * 6);
    padding-block-start: calc(var(--_s) * 6);
    border-block-start: 1px solid var(--_border);
  }
  .main,
  .side {
    display: grid;
    gap: calc(var(--_s) * 7);
    align-content: start;
    min-inline-size: 0;
  }
  @container (min-width: 46rem) {
    .columns {
      grid-template-columns: minmax(0, 1fr) minmax(16rem, 20rem);
    }
  }
  .text + .small,
  .badge + :is(.text, .facts),
  p + .text {
    margin-block-start: calc(var(--_s) * 1.5);
  }
  .text {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    max-inline-size: 70ch;
  }
  .facts {
    display: grid;
    grid-template-columns: fit-content(40%) minmax(0, 1fr);
    gap: calc(var(--_s) * 1.5) calc(var(--_s) * 4);
    font-size: 0.875rem;
  }
  dt {
    color: var(--_muted);
  }
  dd {
    overflow-wrap: anywhere;
  }
  .wrap {
    white-space: normal;
    margin-block-end: calc(var(--_s) * 2);
  }
  .tight {
    gap: var(--_s);
  }
  .files {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_s) * 2);
    margin-block-start: calc(var(--_s) * 3);
    list-style: none;
  }
  .split {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_s) * 2);
    align-items: baseline;
    justify-content: space-between;
  }
  .clock {
    padding-block-end: calc(var(--_s) * 3);
    border-block-end: 1px solid var(--_border);
  }
  .clock:last-child {
    border: 0;
    padding: 0;
  }
  summary {
    cursor: pointer;
    min-block-size: 1.75rem;
  }
  summary.small {
    color: var(--_accent);
  }
  summary h3 {
    display: inline;
  }
  .section[open] > summary {
    margin-block-end: calc(var(--_s) * 2);
  }
  .scroll {
    max-block-size: 18rem;
    overflow: auto;
  }
  .scroll th,
  .scroll td {
    padding: calc(var(--_s) * 1) calc(var(--_s) * 2);
  }
  tbody th {
    font-weight: 400;
    white-space: nowrap;
  }
  .message {
    max-inline-size: 44rem;
    padding: calc(var(--_s) * 3);
    border-radius: var(--_radius);
    background: var(--_sunken);
  }
  .message.staff {
    margin-inline-start: calc(var(--_s) * 8);
    background: var(--_accent-soft);
  }
  .message.customer {
    margin-inline-end: calc(var(--_s) * 8);
  }
  .message.note {
    background: color-mix(in oklab, var(--_warning) 8%, var(--_surface));
  }
  .timeline {
    position: relative;
    padding-inline-start: calc(var(--_s) * 5);
    border-inline-start: 2px solid var(--_border);
  }
  .timeline li {
    position: relative;
  }
  .timeline li::before {
    content: '';
    position: absolute;
    inset-block-start: 0.45em;
    inset-inline-start: calc(var(--_s) * -5 - 6px);
    inline-size: 10px;
    block-size: 10px;
    border: 2px solid var(--_surface);
    border-radius: 50%;
    background: var(--_control);
  }
  .quote {
    margin-block-start: var(--_s);
    padding-inline-start: calc(var(--_s) * 3);
    border-inline-start: 3px solid var(--_border);
  }
  .link {
    display: inline;
    min-block-size: 1.75rem;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent);
    font-weight: 400;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
`;
