import { ChartElement } from '../dashboard/chart-element.ts';
import { ReportActions } from '../report/report-actions.ts';
import { ComplaintReport } from '../report/complaint-report.ts';
import { define } from './define.ts';

define('complaint-dashboard-chart', ChartElement);
define('complaint-report-actions', ReportActions);
define('complaint-report', ComplaintReport);
export { ComplaintReport };
