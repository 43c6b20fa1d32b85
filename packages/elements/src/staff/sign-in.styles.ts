import { css } from 'lit';

/** The form to sign in with, and what stands in its place before. */
export const signIn = css`
  .starting {
    margin: calc(var(--_s) * 6);
  }
  .sign-in {
    display: grid;
    gap: calc(var(--_s) * 5);
    max-inline-size: 24rem;
    margin: calc(var(--_s) * 12) auto;
    padding: calc(var(--_s) * 6);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.5);
  }
`;
