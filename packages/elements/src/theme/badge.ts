import { css } from 'lit';

/** `.badge` with a tone (`.accent`, `.success`, `.warning`, `.danger`): a word that marks a thing. */
export const badge = css`
  .badge {
    --_tone: var(--_muted);
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    padding: 0.1em 0.6em;
    border: 1px solid color-mix(in oklab, var(--_tone) 35%, var(--_surface));
    border-radius: 99px;
    background: color-mix(in oklab, var(--_tone) 9%, var(--_surface));
    color: color-mix(in oklab, var(--_tone) 85%, var(--_text));
    font-size: 0.8125em;
    font-weight: 600;
    white-space: nowrap;
  }
  .badge.accent {
    --_tone: var(--_accent);
  }
  .badge.success {
    --_tone: var(--_success);
  }
  .badge.warning {
    --_tone: var(--_warning);
  }
  .badge.danger {
    --_tone: var(--_danger);
  }
`;
