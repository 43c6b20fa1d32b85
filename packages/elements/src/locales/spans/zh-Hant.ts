import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'within.minutes': '{count} 分鐘',
  'within.hours': '{count} 小時',
  'within.days': '{count} 天',
  'within.weeks': '{count} 週',
  'within.months': '{count} 個月',
  'within.business-minutes': '{count} 個工作分鐘',
  'within.business-hours': '{count} 個工作小時',
  'within.business-days': '{count} 個工作天',
} satisfies Messages<keyof typeof en>;
