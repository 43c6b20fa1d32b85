/** What figures are called, how each is computed, and why one is missing, in words. */
const en = {
  'kpi.received': 'Received',
  'kpi.open': 'Still open',
  'kpi.carried-over': 'Carried over',
  'kpi.resolved': 'Resolved',
  'kpi.resolved-of-new': 'Resolved of new',
  'kpi.resolved-of-carried-over': 'Resolved of carried over',
  'kpi.end-unknown': 'Ended at an unknown time',
  'kpi.left': 'Left at the end',
  'kpi.overdue-open': 'Open past the deadline',
  'kpi.reopened': 'Reopened',
  'kpi.on-time-rate': 'On-time rate',
  'kpi.on-time-rate-due': 'On-time rate of those due',
  'kpi.on-time': 'On time',
  'kpi.late': 'Late',
  'kpi.breached': 'Missed a deadline',
  'kpi.breach-rate': 'Share with a missed deadline',
  'kpi.first-response-time-mean': 'First response, mean',
  'kpi.first-response-time-median': 'First response, median',
  'kpi.first-response-time-p90': 'First response, 9 of 10 within',
  'kpi.handling-time-mean': 'Handling time, mean',
  'kpi.handling-time-median': 'Handling time, median',
  'kpi.handling-time-p90': 'Handling time, 9 of 10 within',
  'kpi.repeat-rate': 'Repeat rate',
  'kpi.first-time-fix-rate': 'Fixed the first time',
  'kpi.dispute-rate': 'Dispute rate',
  'kpi.follow-up-contact-rate': 'Reached for follow-up',
  'kpi.remedy-cost': 'Cost of remedies',
  'kpi.survey-answers': 'Survey answers',
  'kpi.satisfaction': 'Satisfaction',
  'kpi.satisfaction-attitude': 'Satisfaction: attitude',
  'kpi.satisfaction-timeliness': 'Satisfaction: timeliness',
  'kpi.satisfaction-clarity': 'Satisfaction: clarity',
  'kpi.satisfaction-fairness': 'Satisfaction: fairness',
  'kpi.satisfaction-overall': 'Satisfaction: overall',
  'kpi.csat': 'Satisfied customers (CSAT)',
  'kpi.nps': 'Net promoter score (NPS)',
  'kpi.ces': 'Ease of dealing with us (CES)',
  'kpi.received.formula': 'cases received in the period',
  'kpi.open.formula': 'cases received in the period that are open now',
  'kpi.carried-over.formula': 'cases received before the period and not yet resolved at its start',
  'kpi.resolved.formula': 'cases that ended in the period, whichever way',
  'kpi.resolved-of-new.formula': 'cases received and ended in the period',
  'kpi.resolved-of-carried-over.formula': 'cases received before the period that ended in it',
  'kpi.end-unknown.formula': 'cases received in the period that ended, where the record does not say when',
  'kpi.left.formula': 'carried over + received - ended at an unknown time - resolved',
  'kpi.overdue-open.formula': 'cases open at the end of the period whose deadline has passed and is not paused',
  'kpi.reopened.formula': 'cases whose latest reopening is in the period',
  'kpi.on-time-rate.formula':
    'cases received in the period that ended within their deadline / all cases received in the period',
  'kpi.on-time-rate-due.formula':
    'cases received in the period that ended within their deadline / cases received in the period that ended within their deadline or missed it',
  'kpi.on-time.formula': 'cases received in the period that ended within their deadline',
  'kpi.late.formula': 'cases received in the period that missed their deadline, open ones included',
  'kpi.breached.formula': 'cases received in the period that missed any deadline of any cycle',
  'kpi.breach-rate.formula':
    'cases received in the period that missed any deadline of any cycle / all cases received in the period',
  'kpi.first-response-time-mean.formula':
    'sum of the time from receipt to the first answer of substance / cases first answered in the period',
  'kpi.first-response-time-median.formula':
    'middle of the times from receipt to the first answer, of the cases first answered in the period',
  'kpi.first-response-time-p90.formula':
    'time from receipt within which 9 of 10 cases first answered in the period had their answer',
  'kpi.handling-time-mean.formula': 'sum of the time from receipt to the end / cases that ended in the period',
  'kpi.handling-time-median.formula':
    'middle of the times from receipt to the end, of the cases that ended in the period',
  'kpi.handling-time-p90.formula': 'time from receipt within which 9 of 10 cases that ended in the period had ended',
  'kpi.repeat-rate.formula':
    'sum over (same customer, same issue) of (number of cases - 1) / all cases received in the period',
  'kpi.first-time-fix-rate.formula':
    'cases closed in the period that were never disputed or reopened / cases closed in the period',
  'kpi.dispute-rate.formula':
    'cases received in the period whose solution was disputed / cases received in the period that ended or were disputed',
  'kpi.follow-up-contact-rate.formula':
    'cases received in the period whose customer was reached for the follow-up / cases received in the period that are closed or in follow-up with a known customer, or were tried',
  'kpi.remedy-cost.formula': 'sum of the accepted remedies of cases that ended in the period, in one currency',
  'kpi.survey-answers.formula': 'surveys answered in the period with a rating',
  'kpi.satisfaction.formula':
    'sum of the means of attitude, timeliness, clarity, fairness and overall / dimensions that were rated',
  'kpi.satisfaction-attitude.formula': 'sum of the ratings of attitude, 1 to 5 / surveys of the period that rate it',
  'kpi.satisfaction-timeliness.formula':
    'sum of the ratings of timeliness, 1 to 5 / surveys of the period that rate it',
  'kpi.satisfaction-clarity.formula': 'sum of the ratings of clarity, 1 to 5 / surveys of the period that rate it',
  'kpi.satisfaction-fairness.formula': 'sum of the ratings of fairness, 1 to 5 / surveys of the period that rate it',
  'kpi.satisfaction-overall.formula': 'sum of the overall ratings, 1 to 5 / surveys of the period that rate it',
  'kpi.csat.formula': 'surveys of the period rated 4 or 5 overall / surveys of the period rated overall',
  'kpi.nps.formula':
    '100 x (promoters, 9 or 10, - detractors, 0 to 6) / surveys of the period that answer the question',
  'kpi.ces.formula': 'sum of the ease ratings, 1 (hard) to 7 (easy) / surveys of the period that rate it',
  'reason.no-cases': 'No cases in this period.',
  'reason.no-answers': 'No answers in this period.',
  'reason.nothing-due': 'Nothing was due in this period.',
  'reason.nothing-resolved': 'Nothing was resolved in this period.',
  'reason.nobody-to-contact': 'Nobody was to be called back in this period.',
  'reason.mixed-currencies': 'Several currencies: they cannot be added up.',
  'reason.no-remedies': 'No remedies in this period.',
  'reason.not-over-a-cycle': 'This figure cannot be told by weekday or hour.',
  'reason.negative-durations': 'Some imported cases end before they begin; their time is left out.',
  'reason.undated-cases': 'Some cases have no usable date and are left out.',
} as const;

export default en;
export type KpiLabelKey = keyof typeof en;
