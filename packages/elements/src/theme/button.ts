import type { CSSResultArray } from 'lit';
import { buttonKinds } from './button-kinds.ts';
import { plainButton } from './plain-button.ts';

/** `<button>`, and `.primary`, `.quiet` (no outline), `.danger`, `.small`, `.icon` (square) ones; `a.button` looks alike. */
export const button: CSSResultArray = [plainButton, buttonKinds];
