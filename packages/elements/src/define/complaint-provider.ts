import { ComplaintProvider } from '../provider/complaint-provider.ts';
import { define } from './define.ts';

define('complaint-provider', ComplaintProvider);
export { ComplaintProvider };
