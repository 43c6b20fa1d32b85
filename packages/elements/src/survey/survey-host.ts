import type { Survey } from '@redress/cases';
import type { SurveyView } from '@redress/desk';
import type { LitElement } from 'lit';
import type { LocaleController } from '../base/locale-controller.ts';

/** What opens a survey, as `Authorization` says it: the receipt of its case, or a link of its own. */
export type Secret = readonly [scheme: 'Receipt' | 'Survey', secret: string];

/** The survey, as what it loads later sees it. */
export interface SurveyHost extends LitElement {
  readonly locale: LocaleController;
  /** Wherever it came from. */
  readonly secret: Secret | undefined;
  view: SurveyView | undefined;
  answer: Survey;
  /** Focuses what a selector finds, once it is rendered. */
  focusOn(selector: string): void;
  retryDesk(): void;
  errorText(error: unknown): string;
}
