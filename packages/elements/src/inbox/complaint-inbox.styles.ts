import { css } from 'lit';

export const complaintInboxStyles = css`
  :host {
    font-size: var(--redress-font-size, 0.9375rem);
  }
  .base {
    min-block-size: 100%;
  }
  .inbox {
    display: grid;
    grid-template: auto auto minmax(0, 1fr) / minmax(0, 1fr);
    grid-template-areas: 'bar' 'queues' 'main';
    block-size: var(--redress-inbox-height, 100dvb);
    min-block-size: 26rem;
    overflow: hidden;
  }
  .inbox:focus {
    outline: none;
  }
  .bar {
    grid-area: bar;
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_s) * 1) calc(var(--_s) * 3);
    align-items: center;
    padding: calc(var(--_s) * 2) calc(var(--_s) * 4);
    border-block-end: 1px solid var(--_border);
  }
  h1 {
    font-size: 1.125rem;
  }
  .live {
    display: inline-flex;
    gap: calc(var(--_s) * 1.5);
    align-items: center;
    margin-inline-end: auto;
    color: var(--_muted);
  }
  .live::before {
    content: '';
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--_control);
  }
  .live.live::before {
    background: var(--_success);
  }
  .live.offline {
    color: var(--_danger);
  }
  .live.offline::before {
    background: var(--_danger);
  }
  .queues {
    grid-area: queues;
    border-block-end: 1px solid var(--_border);
    overflow-x: auto;
  }
  .queues ul {
    display: flex;
    gap: var(--_s);
    padding: calc(var(--_s) * 2);
    list-style: none;
  }
  .queues button {
    inline-size: 100%;
    color: var(--_text);
    font-weight: 400;
    white-space: nowrap;
    justify-content: space-between;
  }
  .queues [aria-current='true'] {
    background: var(--_accent-soft);
    color: var(--_accent);
    font-weight: 600;
  }
  .queues .views {
    padding: calc(var(--_s) * 2) calc(var(--_s) * 3) 0;
    white-space: nowrap;
    align-self: center;
  }
  .view:not(dialog) {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
  }
  .view bdi {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .queues .icon {
    inline-size: auto;
    padding-inline: calc(var(--_s) * 2);
  }
  dialog.view form {
    display: grid;
    gap: calc(var(--_s) * 4);
  }
  .count {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  .count.alarm {
    color: var(--_danger);
    font-weight: 600;
  }
  .list,
  .case {
    grid-area: main;
    min-block-size: 0;
    min-inline-size: 0;
  }
  .list {
    display: grid;
    grid-template-rows: auto auto auto minmax(0, 1fr);
  }
  .with-case .list {
    display: none;
  }
  .inbox:not(.with-case) .case {
    display: none;
  }
  .case {
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  .back {
    padding: calc(var(--_s) * 2) calc(var(--_s) * 4) 0;
  }
  .nothing {
    display: grid;
    place-items: center;
    block-size: 100%;
    padding: calc(var(--_s) * 8);
    text-align: center;
  }
  .controls {
    display: grid;
    gap: calc(var(--_s) * 1);
    padding: calc(var(--_s) * 3) calc(var(--_s) * 4) 0;
  }
  .first {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, max-content);
    gap: calc(var(--_s) * 2);
  }
  .controls :is(input, select) {
    min-block-size: 2.375rem;
    padding: calc(var(--_s)) calc(var(--_s) * 2.5);
    font-size: 0.875rem;
    max-inline-size: 100%;
    text-overflow: ellipsis;
  }
  .filters summary {
    min-block-size: 2rem;
    inline-size: max-content;
    padding-block: calc(var(--_s) * 1);
    color: var(--_accent);
    font-size: 0.875rem;
    cursor: pointer;
  }
  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr));
    gap: calc(var(--_s) * 2);
    align-items: end;
    padding-block-end: calc(var(--_s) * 2);
  }
  .filter {
    display: grid;
    gap: 2px;
    font-size: 0.8125rem;
    font-weight: 400;
  }
  .filter span {
    color: var(--_muted);
  }
  .state {
    padding: 0 calc(var(--_s) * 4) calc(var(--_s) * 2);
    border-block-end: 1px solid var(--_border);
  }
  .empty {
    padding-block: calc(var(--_s) * 10);
    text-align: center;
    font-size: 1rem;
    color: var(--_muted);
  }
  .keys {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: calc(var(--_s) * 2) calc(var(--_s) * 4);
    margin-block: calc(var(--_s) * 4);
  }
  kbd {
    padding: 0.1em 0.5em;
    border: 1px solid var(--_border);
    border-radius: 4px;
    background: var(--_sunken);
    font: inherit;
    font-size: 0.875em;
  }
  dialog {
    inline-size: min(100vi - 2rem, 26rem);
  }
  @container (min-width: 46rem) {
    .inbox,
    .inbox.with-case {
      grid-template: auto auto minmax(0, 1fr) / minmax(17rem, 22rem) minmax(0, 1fr);
      grid-template-areas: 'bar bar' 'queues queues' 'list case';
    }
    .list,
    .with-case .list {
      display: grid;
      grid-area: list;
      border-inline-end: 1px solid var(--_border);
    }
    .case,
    .inbox:not(.with-case) .case {
      display: block;
      grid-area: case;
    }
    .back {
      display: none;
    }
  }
  @container (min-width: 76rem) {
    .inbox,
    .inbox.with-case {
      grid-template: auto minmax(0, 1fr) / 12.5rem minmax(20rem, 26rem) minmax(0, 1fr);
      grid-template-areas: 'bar bar bar' 'queues list case';
    }
    .queues {
      border-block-end: 0;
      border-inline-end: 1px solid var(--_border);
    }
    .queues ul {
      display: grid;
    }
  }
`;
