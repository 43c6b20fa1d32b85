import type { Channel } from '@redress/cases';
import type { CustomerDesk } from '@redress/client';
import type { Reason } from '@redress/client/drafts';
import type { LitElement } from 'lit';
import type { LocaleController } from '../base/locale-controller.ts';
import type { Answers, Sections } from './question.ts';
import type { AskedInfo } from './quick-info.ts';

/** The form, as what it loads later sees it. */
export interface LaterForm extends LitElement {
  readonly locale: LocaleController;
  readonly draftKey: string;
  readonly api: string | undefined;
  readonly trackerHref: string | undefined;
  readonly layout: 'page' | 'steps';
  readonly channel: Channel;
  readonly currency: string;
  readonly onBehalf: string | undefined;
  readonly answers: Answers;
  readonly sections: Sections;
  step: number;
  readonly info: AskedInfo | undefined;
  /** Shows another step. */
  go(step: number): void;
  connectedDesk(): CustomerDesk | undefined;
  /** Shows a draft's answers. */
  take(answers: Answers, refusal: Reason | undefined): void;
  /** Focuses what a selector finds, once it is rendered. */
  focusOn(selector: string): void;
  announce(text: string): void;
  errorText(error: unknown): string;
}
