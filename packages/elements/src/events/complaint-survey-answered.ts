import type { Survey } from '@redress/cases';

/** The desk has a customer's answer to the survey. */
export class ComplaintSurveyAnsweredEvent extends Event {
  readonly survey: Survey;

  constructor(survey: Survey) {
    super('complaint-survey-answered');
    this.survey = survey;
  }
}

declare global {
  interface HTMLElementEventMap {
    'complaint-survey-answered': ComplaintSurveyAnsweredEvent;
  }
}
