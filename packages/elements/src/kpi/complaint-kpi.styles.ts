import { css } from 'lit';

export const complaintKpiStyles = css`
  :host {
    min-inline-size: 0;
  }
  .base {
    block-size: 100%;
    border-radius: calc(var(--_radius) * 1.25);
  }
  .card {
    display: grid;
    grid-template-rows: auto;
    gap: var(--_s);
    block-size: 100%;
    padding: calc(var(--_s) * 4);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.25);
    align-content: start;
  }
  .head {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: calc(var(--_s) * 2);
    align-items: start;
  }
  .info {
    inline-size: 1.5rem;
    min-block-size: 1.5rem;
    padding: 0;
    border-color: var(--_border);
    border-radius: 50%;
    color: var(--_muted);
    font-size: 0.75rem;
    font-weight: 700;
    line-height: 1;
  }
  .info[aria-expanded='true'] {
    border-color: var(--_accent);
    color: var(--_accent);
  }
  .formula {
    font-size: 0.8125rem;
  }
  .label {
    color: var(--_muted);
    font-size: 0.875rem;
    font-weight: 600;
  }
  .value {
    font-size: clamp(1.5rem, 12cqi, 2.125rem);
    font-weight: 650;
    line-height: 1.15;
    letter-spacing: -0.01em;
    font-variant-numeric: tabular-nums;
  }
  .change,
  .target,
  .reason,
  .period {
    font-size: 0.8125rem;
    color: var(--_muted);
  }
  .success {
    color: var(--_success);
  }
  .danger {
    color: var(--_danger);
  }
  .course {
    align-self: end;
    margin-block-start: calc(var(--_s) * 2);
  }
  .spark {
    display: block;
    inline-size: 100%;
    block-size: 2.25rem;
    overflow: visible;
  }
  .spark path {
    stroke: var(--_accent);
    stroke-width: 2;
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  .base:dir(rtl) .spark {
    transform: scaleX(-1);
  }
  .period {
    align-self: end;
  }
  .skeleton {
    block-size: 4.5rem;
  }
  .sign-in {
    margin: 0;
  }
`;
