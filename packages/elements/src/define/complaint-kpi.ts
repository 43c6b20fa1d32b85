import { ComplaintKpi } from '../kpi/complaint-kpi.ts';
import { define } from './define.ts';

define('complaint-kpi', ComplaintKpi);
export { ComplaintKpi };
