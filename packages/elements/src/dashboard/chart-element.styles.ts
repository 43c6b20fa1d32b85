import { css } from 'lit';

/** Series colours are Okabe and Ito's, told apart with any colour vision; brighter on dark. */
export const chartElementStyles = css`
  .base {
    background: none;
  }
  figure {
    display: grid;
    gap: calc(var(--_s) * 2);
  }
  .drawing {
    position: relative;
    block-size: 15rem;
    min-inline-size: 0;
  }
  .drawing.lying {
    block-size: 17rem;
  }
  canvas {
    position: absolute;
    inset: 0;
  }
  /* Paper is white, whatever the page's theme. */
  :host([paper]) {
    --_text: #000;
    --_muted: #333;
    --_border: #ccc;
    --_surface: #fff;
    color-scheme: light;
  }
  @media print {
    figure {
      break-inside: avoid;
    }
    .drawing,
    .drawing.lying {
      block-size: auto;
    }
    canvas {
      position: static;
      inline-size: 100% !important;
      block-size: auto !important;
    }
    details {
      display: none;
    }
  }
  summary {
    inline-size: max-content;
    min-block-size: 1.75rem;
    color: var(--_accent);
    cursor: pointer;
  }
  .scroll {
    max-block-size: 20rem;
    overflow: auto;
  }
  th,
  td {
    padding: var(--_s) calc(var(--_s) * 2);
  }
  tbody th {
    font-weight: 400;
  }
  button {
    min-block-size: 1.75rem;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent);
    font: inherit;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 0.15em;
    cursor: pointer;
  }
  .probe.text {
    color: var(--_muted);
  }
  .probe.grid {
    color: var(--_border);
  }
  .probe.surface {
    color: var(--_surface);
  }
  .probe.s0 {
    color: light-dark(#0067b0, #6db6f2);
  }
  .probe.s1 {
    color: light-dark(#d55e00, #f2a35e);
  }
  .probe.s2 {
    color: light-dark(#00805f, #4fd1a5);
  }
  .probe.s3 {
    color: light-dark(#a64d79, #e8a2c8);
  }
  .probe.s4 {
    color: light-dark(#7a6a00, #e6d352);
  }
`;
