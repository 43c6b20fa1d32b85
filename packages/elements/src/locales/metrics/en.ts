import type { Messages } from '../../base/messages.ts';

/** Figures, charts and the dashboard. */
const en = {
  'kpi.label': '{name}, {period}',
  'kpi.up': 'up {delta} on the period before',
  'kpi.down': 'down {delta} on the period before',
  'kpi.same': 'as in the period before',
  'kpi.no-comparison': 'nothing to compare with',
  'kpi.points': { one: '{value} point', other: '{value} points' },
  'kpi.target': 'Target {value}',
  'kpi.target.met': 'Target {value}: met',
  'kpi.target.missed': 'Target {value}: missed',
  'kpi.trend': 'Course over the period: from {first} to {last}, lowest {least}, highest {most}',
  'kpi.unknown': 'There is no figure called “{kpi}”.',

  'period.label': 'Period',
  'period.this-month': 'This month',
  'period.last-month': 'Last month',
  'period.last-7-days': 'Last 7 days',
  'period.last-30-days': 'Last 30 days',
  'period.last-90-days': 'Last 90 days',
  'period.last-12-months': 'Last 12 months',
  'period.all': 'Everything',
  'period.range': '{from} – {to}',

  'dashboard.title': 'Dashboard',
  'dashboard.filters': 'Filters',
  'dashboard.filter.channel': 'Channel',
  'dashboard.filter.department': 'Department',
  'dashboard.filter.category': 'Category',
  'dashboard.filter.any': 'Any',
  'dashboard.clear': 'Clear filters',
  'dashboard.updated': 'As of {date}',
  'dashboard.none': 'No complaints in this period. Choose a longer one, or clear the filters.',
  'dashboard.none.value': '(none)',

  'chart.trend': 'Received and resolved',
  'chart.channels': 'By channel',
  'chart.categories': 'By category',
  'chart.causes': 'Causes',
  'chart.handlers': 'By handler',
  'chart.hours': 'When complaints arrive',
  'chart.severity': 'By severity',
  'chart.table': 'Figures as a table',
  'chart.share': 'Cumulated share',
  'chart.count': 'Cases',
  'chart.bucket': 'Period',
  'chart.weekday': 'Weekday',
  'chart.handler': 'Handler',
  'chart.other': 'Others ({count})',
  'chart.describe.trend': '{received} received and {resolved} resolved; the most, {most}, were received in {when}.',
  'chart.describe.shares': '{first} leads with {value} ({share}) of {total}.',
  'chart.describe.pareto': {
    one: '{count} cause makes up 80% of the coded cases.',
    other: '{count} causes make up 80% of the coded cases.',
  },
  'chart.describe.hours': 'Most complaints arrive on {weekday}, around {hour}.',
  'chart.empty': 'Nothing to show here yet.',
  'chart.causes.uncoded': '{share} of the cases have no cause coded yet.',
} as const satisfies Messages;

export default en;
export type OwnKey = keyof typeof en;
