import { ComplaintSurvey } from '../survey/complaint-survey.ts';
import { define } from './define.ts';

define('complaint-survey', ComplaintSurvey);
export { ComplaintSurvey };
