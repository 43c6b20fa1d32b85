import type { CustomerDesk } from '@redress/client';
import { html, type TemplateResult } from 'lit';
import type { CasePart } from './case-part.ts';
import type { TrackerHost } from './tracked-case.ts';

/** What a tracker shows whose page was opened by the link to a survey: the survey, and nothing of the case. */
export class SurveyPart implements Pick<CasePart, 'render' | 'stop'> {
  readonly #host: TrackerHost;
  readonly #desk: CustomerDesk;
  readonly #token: string;

  constructor(host: TrackerHost, desk: CustomerDesk, token: string) {
    this.#host = host;
    this.#desk = desk;
    this.#token = token;
    if (!customElements.get('complaint-survey')) void import('../define/complaint-survey.ts');
  }

  stop(): void {
    // Nothing of it goes on by itself.
  }

  render(): TemplateResult {
    return html`<complaint-survey
      .client=${this.#desk}
      .token=${this.#token}
      .strings=${(this.#host as { strings?: object }).strings}
    ></complaint-survey>`;
  }
}
