import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'within.minutes': '{count}分',
  'within.hours': '{count}時間',
  'within.days': '{count}日',
  'within.weeks': '{count}週間',
  'within.months': '{count}か月',
  'within.business-minutes': '{count}営業分',
  'within.business-hours': '{count}営業時間',
  'within.business-days': '{count}営業日',
} satisfies Messages<keyof typeof en>;
