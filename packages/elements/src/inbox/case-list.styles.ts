import { css } from 'lit';

export const caseListStyles = css`
  :host {
    block-size: 100%;
    min-block-size: 0;
  }
  .base {
    block-size: 100%;
  }
  .scroller {
    block-size: 100%;
    overflow-y: auto;
    overscroll-behavior: contain;
    /* Rows move about as they are used again: a browser that keeps its place by one of them would follow it. */
    overflow-anchor: none;
  }
  ul {
    list-style: none;
  }
  li {
    block-size: 5.5rem;
    border-block-end: 1px solid var(--_border);
    border-inline-start: 3px solid transparent;
    contain: strict;
  }
  .pickable {
    display: grid;
    grid-template-columns: 2.5rem minmax(0, 1fr);
  }
  .open {
    border-inline-start-color: var(--_accent);
    background: var(--_accent-soft);
  }
  @media (forced-colors: active) {
    li:not(.open) {
      border-inline-start-color: Canvas;
    }
  }
  .pick {
    display: grid;
    place-items: center;
    cursor: pointer;
  }
  .pick input {
    inline-size: 1.125rem;
    block-size: 1.125rem;
    accent-color: var(--_accent);
  }
  .pickable button.row {
    padding-inline-start: 0.25rem;
  }
  button.row {
    display: grid;
    gap: 0.125rem;
    align-content: center;
    justify-content: stretch;
    inline-size: 100%;
    block-size: 100%;
    padding: 0.5rem 1rem;
    border: 0;
    border-radius: 0;
    font-weight: 400;
    text-align: start;
  }
  button.row:focus-visible {
    outline-offset: -3px;
  }
  .open .row {
    background: none;
  }
  .line {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    min-inline-size: 0;
    padding-block: 1px;
    font-size: 0.8125rem;
    white-space: nowrap;
    overflow: hidden;
  }
  .id {
    font-variant-numeric: tabular-nums;
    color: var(--_muted);
  }
  .badge {
    font-size: 0.75rem;
    padding-block: 0;
  }
  .repeat {
    color: var(--_warning);
    font-weight: 600;
  }
  .due {
    margin-inline-start: auto;
    color: var(--_muted);
    font-weight: 600;
  }
  .due.danger {
    color: var(--_danger);
  }
  .due.warning {
    color: var(--_warning);
  }
  .title {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-weight: 600;
  }
  .facts {
    gap: 0;
    color: var(--_muted);
  }
  .facts span {
    overflow: hidden;
    text-overflow: ellipsis;
    flex: 0 1 auto;
  }
  .facts span:first-child {
    flex: none;
    color: var(--_text);
  }
  .facts span + span::before {
    content: '·';
    margin-inline: 0.4em;
    color: var(--_muted);
  }
  .more {
    display: grid;
    place-items: center;
    padding: 0.5rem;
  }
`;
