export { Calendar, type Counted } from './calendar.ts';
export { before, subtract } from './before.ts';
export { checkCalendar } from './check.ts';
export { checkTerms, compileCalendars, createCalendar } from './compile.ts';
export type { CalendarDefinition, HolidayTable, Weekday } from './definition.ts';
export { alwaysOpen, weekdays } from './definition.ts';
export type { Counting, DeadlineTerms, DueAt, Unit, Within } from './terms.ts';
export { needsWorkingTime, parseWithin, units } from './terms.ts';
export { zoneNamed, type Zone } from './zone.ts';
