import { ComplaintTracker } from '../tracker/complaint-tracker.ts';
import { define } from './define.ts';

define('complaint-tracker', ComplaintTracker);
export { ComplaintTracker };
