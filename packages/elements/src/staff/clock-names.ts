/** 2024 began on a Monday. */
export const weekdayName = (weekday: number, tag: string, style: 'short' | 'long'): string =>
  new Intl.DateTimeFormat(tag, { weekday: style, timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, weekday)));

export const hourName = (hour: number, tag: string): string =>
  new Intl.DateTimeFormat(tag, { hour: 'numeric', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, 1, hour)));
