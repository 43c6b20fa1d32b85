import { css, type CSSResultArray } from 'lit';
import { choice } from './choice.ts';
import { plainField } from './plain-field.ts';

/** Customers' fields have none. */
const placeholders = css`
  /* An empty field has no direction of its own; its placeholder has the page's. */
  [dir='auto']:placeholder-shown {
    direction: inherit;
    unicode-bidi: normal;
  }
  ::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
`;

/**
 * A labelled control: `.field` holds `label` (or `legend`), `.help`, the control, `.error`. `.choice` is a radio or
 * checkbox in its label.
 */
export const field: CSSResultArray = [plainField, choice, placeholders];
