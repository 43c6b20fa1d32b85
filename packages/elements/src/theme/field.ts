import type { CSSResultArray } from 'lit';
import { choice } from './choice.ts';
import { plainField } from './plain-field.ts';

/**
 * A labelled control: `.field` holds `label` (or `legend`), `.help`, the control, `.error`. `.choice` is a radio or
 * checkbox in its label.
 */
export const field: CSSResultArray = [plainField, choice];
