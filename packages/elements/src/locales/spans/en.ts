const en = {
  'within.minutes': { one: 'one minute', other: '{count} minutes' },
  'within.hours': { one: 'one hour', other: '{count} hours' },
  'within.days': { one: 'one day', other: '{count} days' },
  'within.weeks': { one: 'one week', other: '{count} weeks' },
  'within.months': { one: 'one month', other: '{count} months' },
  'within.business-minutes': { one: 'one working minute', other: '{count} working minutes' },
  'within.business-hours': { one: 'one working hour', other: '{count} working hours' },
  'within.business-days': { one: 'one working day', other: '{count} working days' },
} as const;

export default en;
