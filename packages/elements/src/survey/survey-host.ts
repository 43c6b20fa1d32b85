import type { CustomerView, Survey } from '@redress/cases';
import type { LitElement } from 'lit';
import type { LocaleController } from '../base/locale-controller.ts';

/** The survey, as what it loads later sees it. */
export interface SurveyHost extends LitElement {
  readonly locale: LocaleController;
  /** The secret that opens the case, wherever it came from. */
  readonly secret: string | undefined;
  view: CustomerView | undefined;
  answer: Survey;
  /** Focuses what a selector finds, once it is rendered. */
  focusOn(selector: string): void;
  errorText(error: unknown): string;
}
