import type { HolidayTable } from '@redress/rules';
import { allHolidays } from '@redress/rules/holidays/all';

/** The shipped tables of these ids, as far as there are any. */
export const holidayTables = (ids: readonly string[]): Promise<readonly HolidayTable[]> =>
  Promise.resolve(allHolidays.filter(({ id }) => ids.includes(id)));
