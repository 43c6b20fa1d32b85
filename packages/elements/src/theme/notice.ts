import { css } from 'lit';

/** `.notice` with `.danger`, `.success`, `.warning`: something to know, in a box; `.skeleton`: a place being filled. */
export const notice = css`
  .notice {
    --_tone: var(--_accent);
    display: grid;
    gap: calc(var(--_s) * 2);
    padding: calc(var(--_s) * 3) calc(var(--_s) * 4);
    border: 1px solid color-mix(in oklab, var(--_tone) 40%, var(--_surface));
    border-inline-start-width: 4px;
    border-inline-start-color: var(--_tone);
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_tone) 7%, var(--_surface));
    color: var(--_text);
    overflow-wrap: anywhere;
  }
  .notice.danger {
    --_tone: var(--_danger);
  }
  .notice.success {
    --_tone: var(--_success);
  }
  .notice.warning {
    --_tone: var(--_warning);
  }
  .skeleton {
    border-radius: var(--_radius);
    background: var(--_sunken);
    animation: pulse 1.4s ease-in-out infinite alternate;
  }
  @keyframes pulse {
    to {
      opacity: 0.45;
    }
  }
`;
