import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'within.minutes': { one: 'دقيقة واحدة', two: 'دقيقتان', few: '{count} دقائق', other: '{count} دقيقة' },
  'within.hours': { one: 'ساعة واحدة', two: 'ساعتان', few: '{count} ساعات', other: '{count} ساعة' },
  'within.days': { one: 'يوم واحد', two: 'يومان', few: '{count} أيام', other: '{count} يومًا' },
  'within.weeks': { one: 'أسبوع واحد', two: 'أسبوعان', few: '{count} أسابيع', other: '{count} أسبوعًا' },
  'within.months': { one: 'شهر واحد', two: 'شهران', few: '{count} أشهر', other: '{count} شهرًا' },
  'within.business-minutes': {
    one: 'دقيقة عمل واحدة',
    two: 'دقيقتا عمل',
    few: '{count} دقائق عمل',
    other: '{count} دقيقة عمل',
  },
  'within.business-hours': {
    one: 'ساعة عمل واحدة',
    two: 'ساعتا عمل',
    few: '{count} ساعات عمل',
    other: '{count} ساعة عمل',
  },
  'within.business-days': { one: 'يوم عمل واحد', two: 'يوما عمل', few: '{count} أيام عمل', other: '{count} يوم عمل' },
} satisfies Messages<keyof typeof en>;
