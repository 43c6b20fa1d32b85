import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'within.minutes': '{count} 分钟',
  'within.hours': '{count} 小时',
  'within.days': '{count} 天',
  'within.weeks': '{count} 周',
  'within.months': '{count} 个月',
  'within.business-minutes': '{count} 个工作分钟',
  'within.business-hours': '{count} 个工作小时',
  'within.business-days': '{count} 个工作日',
} satisfies Messages<keyof typeof en>;
