import { ChartElement } from '../dashboard/chart-element.ts';
import { ComplaintDashboard } from '../dashboard/complaint-dashboard.ts';
import { define } from './define.ts';
import './complaint-kpi.ts';

define('complaint-dashboard-chart', ChartElement);
define('complaint-dashboard', ComplaintDashboard);
export { ComplaintDashboard };
