import { css } from 'lit';

export const caseStyles = css`
  .case,
  .main,
  .side,
  .panel,
  .head {
    display: grid;
    gap: calc(var(--_s) * 4);
    align-content: start;
    min-inline-size: 0;
  }
  .case {
    gap: calc(var(--_s) * 6);
  }
  .head {
    gap: calc(var(--_s) * 2);
  }
  .top,
  .now {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_s) * 2) calc(var(--_s) * 4);
    align-items: center;
  }
  .top {
    justify-content: space-between;
  }
  .now {
    align-items: baseline;
  }
  .now .badge {
    font-size: 0.9375em;
  }
  .panel {
    padding: calc(var(--_s) * 4) calc(var(--_s) * 5);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .panel.call {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }
  details.panel:not([open]) {
    gap: 0;
  }
  summary {
    font-weight: 600;
    cursor: pointer;
    min-block-size: 1.5em;
  }
  h2,
  .text {
    overflow-wrap: anywhere;
  }
  .text {
    white-space: pre-wrap;
  }
  dl {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--_s) calc(var(--_s) * 4);
  }
  dt {
    color: var(--_muted);
  }
  complaint-survey {
    --redress-padding: 0;
  }
  time {
    display: block;
  }
  .clock + .clock {
    padding-block-start: calc(var(--_s) * 4);
    border-block-start: 1px solid var(--_border);
  }
  .clock {
    display: grid;
    gap: var(--_s);
  }
  .left {
    font-size: 1.25em;
    font-weight: 700;
    line-height: 1.3;
  }
  .late {
    color: var(--_danger);
  }
  .steps {
    display: grid;
    gap: calc(var(--_s) * 4);
    list-style: none;
  }
  .steps li {
    position: relative;
    padding-inline-start: calc(var(--_s) * 6);
  }
  .steps li::before {
    content: '';
    position: absolute;
    inset-block-start: 0.45em;
    inset-inline-start: 0;
    inline-size: 0.7em;
    block-size: 0.7em;
    border: 2px solid var(--_accent);
    border-radius: 50%;
    background: var(--_surface);
  }
  .steps li:first-child::before {
    background: var(--_accent);
  }
  .steps li:not(:last-child)::after {
    content: '';
    position: absolute;
    inset-block: 1.35em calc(var(--_s) * -4);
    inset-inline-start: calc(0.35em - 1px);
    border-inline-start: 2px solid var(--_border);
  }
  .messages {
    display: grid;
    gap: calc(var(--_s) * 3);
    list-style: none;
  }
  .message {
    display: grid;
    gap: var(--_s);
    max-inline-size: 92%;
    padding: calc(var(--_s) * 2.5) calc(var(--_s) * 4);
    border-radius: var(--_radius);
    background: var(--_sunken);
    justify-self: start;
  }
  .message time {
    display: inline;
  }
  .message.mine {
    justify-self: end;
    background: var(--_accent-soft);
  }
  .reason {
    display: grid;
    gap: calc(var(--_s) * 3);
  }
  .write {
    display: grid;
    gap: calc(var(--_s) * 3);
  }
  .write textarea {
    min-block-size: 5em;
  }
  @container (min-width: 52rem) {
    .case {
      grid-template-columns: minmax(0, 1fr) 20rem;
    }
    .head,
    footer {
      grid-column: 1 / -1;
    }
  }
`;
