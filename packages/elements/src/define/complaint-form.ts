import { ComplaintForm } from '../form/complaint-form.ts';
import { define } from './define.ts';

define('complaint-form', ComplaintForm);
export { ComplaintForm };
