import { css } from 'lit';

/** A modal `<dialog>`: centred, or the whole of a small screen. */
export const dialog = css`
  dialog {
    inline-size: min(100vi - 2rem, 44rem);
    max-block-size: calc(100dvb - 2rem);
    padding: calc(var(--_s) * 6);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
    color: inherit;
    overflow: auto;
    overscroll-behavior: contain;
    box-shadow: 0 20px 60px rgb(0 0 0 / 30%);
  }
  dialog::backdrop {
    background: rgb(10 16 26 / 55%);
  }
  @media (max-width: 36rem) {
    dialog {
      inline-size: 100vi;
      max-inline-size: none;
      block-size: 100dvb;
      max-block-size: none;
      margin: 0;
      border: 0;
      border-radius: 0;
    }
  }
`;
