import type { KpiLabelKey } from './en.ts';

export default {
  'kpi.received': 'Eingegangen',
  'kpi.open': 'Noch offen',
  'kpi.carried-over': 'Übernommen',
  'kpi.resolved': 'Abgeschlossen',
  'kpi.resolved-of-new': 'Abgeschlossen von neuen',
  'kpi.resolved-of-carried-over': 'Abgeschlossen von übernommenen',
  'kpi.end-unknown': 'Zu unbekannter Zeit beendet',
  'kpi.left': 'Am Ende offen',
  'kpi.overdue-open': 'Offen nach Fristablauf',
  'kpi.reopened': 'Wieder geöffnet',
  'kpi.on-time-rate': 'Pünktlichkeitsquote',
  'kpi.on-time-rate-due': 'Pünktlichkeitsquote der fälligen',
  'kpi.on-time': 'Pünktlich',
  'kpi.late': 'Verspätet',
  'kpi.breached': 'Frist versäumt',
  'kpi.breach-rate': 'Anteil mit versäumter Frist',
  'kpi.first-response-time-mean': 'Erste Antwort, Mittelwert',
  'kpi.first-response-time-median': 'Erste Antwort, Median',
  'kpi.first-response-time-p90': 'Erste Antwort, 9 von 10 innerhalb',
  'kpi.handling-time-mean': 'Bearbeitungszeit, Mittelwert',
  'kpi.handling-time-median': 'Bearbeitungszeit, Median',
  'kpi.handling-time-p90': 'Bearbeitungszeit, 9 von 10 innerhalb',
  'kpi.repeat-rate': 'Wiederholungsquote',
  'kpi.first-time-fix-rate': 'Beim ersten Mal gelöst',
  'kpi.dispute-rate': 'Widerspruchsquote',
  'kpi.follow-up-contact-rate': 'Beim Nachfassen erreicht',
  'kpi.remedy-cost': 'Kosten der Abhilfe',
  'kpi.survey-answers': 'Antworten auf die Umfrage',
  'kpi.satisfaction': 'Zufriedenheit',
  'kpi.satisfaction-attitude': 'Zufriedenheit: Freundlichkeit',
  'kpi.satisfaction-timeliness': 'Zufriedenheit: Schnelligkeit',
  'kpi.satisfaction-clarity': 'Zufriedenheit: Verständlichkeit',
  'kpi.satisfaction-fairness': 'Zufriedenheit: Fairness',
  'kpi.satisfaction-overall': 'Zufriedenheit: insgesamt',
  'kpi.csat': 'Zufriedene Kunden (CSAT)',
  'kpi.nps': 'Weiterempfehlung (NPS)',
  'kpi.ces': 'Leichtigkeit des Umgangs (CES)',
  'kpi.received.formula': 'im Zeitraum eingegangene Fälle',
  'kpi.open.formula': 'im Zeitraum eingegangene Fälle, die jetzt noch offen sind',
  'kpi.carried-over.formula':
    'vor dem Zeitraum eingegangene Fälle, die zu seinem Beginn noch nicht abgeschlossen waren',
  'kpi.resolved.formula': 'Fälle, die im Zeitraum endeten, gleich auf welche Weise',
  'kpi.resolved-of-new.formula': 'Fälle, die im Zeitraum eingingen und endeten',
  'kpi.resolved-of-carried-over.formula': 'vor dem Zeitraum eingegangene Fälle, die in ihm endeten',
  'kpi.end-unknown.formula':
    'im Zeitraum eingegangene, beendete Fälle, bei denen nicht verzeichnet ist, wann sie endeten',
  'kpi.left.formula': 'übernommen + eingegangen − zu unbekannter Zeit beendet − abgeschlossen',
  'kpi.overdue-open.formula': 'am Ende des Zeitraums offene Fälle, deren Frist abgelaufen und nicht ausgesetzt ist',
  'kpi.reopened.formula': 'Fälle, deren letzte Wiederöffnung in den Zeitraum fällt',
  'kpi.on-time-rate.formula':
    'im Zeitraum eingegangene Fälle, die innerhalb ihrer Frist endeten / alle im Zeitraum eingegangenen Fälle',
  'kpi.on-time-rate-due.formula':
    'im Zeitraum eingegangene Fälle, die innerhalb ihrer Frist endeten / im Zeitraum eingegangene Fälle, die innerhalb ihrer Frist endeten oder sie versäumten',
  'kpi.on-time.formula': 'im Zeitraum eingegangene Fälle, die innerhalb ihrer Frist endeten',
  'kpi.late.formula': 'im Zeitraum eingegangene Fälle, die ihre Frist versäumten, auch noch offene',
  'kpi.breached.formula': 'im Zeitraum eingegangene Fälle, die in irgendeiner Runde irgendeine Frist versäumten',
  'kpi.breach-rate.formula':
    'im Zeitraum eingegangene Fälle, die in irgendeiner Runde irgendeine Frist versäumten / alle im Zeitraum eingegangenen Fälle',
  'kpi.first-response-time-mean.formula':
    'Summe der Zeiten vom Eingang bis zur ersten inhaltlichen Antwort / im Zeitraum erstmals beantwortete Fälle',
  'kpi.first-response-time-median.formula':
    'mittlere der Zeiten vom Eingang bis zur ersten Antwort, über die im Zeitraum erstmals beantworteten Fälle',
  'kpi.first-response-time-p90.formula':
    'Zeit ab Eingang, innerhalb deren 9 von 10 im Zeitraum erstmals beantwortete Fälle ihre Antwort hatten',
  'kpi.handling-time-mean.formula': 'Summe der Zeiten vom Eingang bis zum Ende / im Zeitraum beendete Fälle',
  'kpi.handling-time-median.formula':
    'mittlere der Zeiten vom Eingang bis zum Ende, über die im Zeitraum beendeten Fälle',
  'kpi.handling-time-p90.formula': 'Zeit ab Eingang, innerhalb deren 9 von 10 im Zeitraum beendete Fälle endeten',
  'kpi.repeat-rate.formula':
    'Summe über (gleicher Kunde, gleiches Anliegen) von (Zahl der Fälle − 1) / alle im Zeitraum eingegangenen Fälle',
  'kpi.first-time-fix-rate.formula':
    'im Zeitraum geschlossene Fälle, denen nie widersprochen wurde und die nie wieder geöffnet wurden / im Zeitraum geschlossene Fälle',
  'kpi.dispute-rate.formula':
    'im Zeitraum eingegangene Fälle, deren Lösung widersprochen wurde / im Zeitraum eingegangene Fälle, die endeten oder denen widersprochen wurde',
  'kpi.follow-up-contact-rate.formula':
    'im Zeitraum eingegangene Fälle, deren Kunde beim Nachfassen erreicht wurde / im Zeitraum eingegangene Fälle, die geschlossen oder im Nachfassen sind und deren Kunde bekannt ist, oder bei denen es versucht wurde',
  'kpi.remedy-cost.formula': 'Summe der angenommenen Abhilfen der im Zeitraum beendeten Fälle, in einer Währung',
  'kpi.survey-answers.formula': 'im Zeitraum beantwortete Umfragen mit einer Bewertung',
  'kpi.satisfaction.formula':
    'Summe der Mittelwerte von Freundlichkeit, Schnelligkeit, Verständlichkeit, Fairness und Gesamturteil / bewertete Aspekte',
  'kpi.satisfaction-attitude.formula':
    'Summe der Bewertungen der Freundlichkeit, 1 bis 5 / Umfragen des Zeitraums, die sie bewerten',
  'kpi.satisfaction-timeliness.formula':
    'Summe der Bewertungen der Schnelligkeit, 1 bis 5 / Umfragen des Zeitraums, die sie bewerten',
  'kpi.satisfaction-clarity.formula':
    'Summe der Bewertungen der Verständlichkeit, 1 bis 5 / Umfragen des Zeitraums, die sie bewerten',
  'kpi.satisfaction-fairness.formula':
    'Summe der Bewertungen der Fairness, 1 bis 5 / Umfragen des Zeitraums, die sie bewerten',
  'kpi.satisfaction-overall.formula': 'Summe der Gesamturteile, 1 bis 5 / Umfragen des Zeitraums mit Gesamturteil',
  'kpi.csat.formula': 'Umfragen des Zeitraums mit Gesamturteil 4 oder 5 / Umfragen des Zeitraums mit Gesamturteil',
  'kpi.nps.formula':
    '100 × (Fürsprecher, 9 oder 10, − Kritiker, 0 bis 6) / Umfragen des Zeitraums, die die Frage beantworten',
  'kpi.ces.formula':
    'Summe der Bewertungen der Leichtigkeit, 1 (schwer) bis 7 (leicht) / Umfragen des Zeitraums, die sie bewerten',
  'reason.no-cases': 'Keine Fälle in diesem Zeitraum.',
  'reason.no-answers': 'Keine Antworten in diesem Zeitraum.',
  'reason.nothing-due': 'In diesem Zeitraum war nichts fällig.',
  'reason.nothing-resolved': 'In diesem Zeitraum wurde nichts abgeschlossen.',
  'reason.nobody-to-contact': 'In diesem Zeitraum war niemand zurückzurufen.',
  'reason.mixed-currencies': 'Mehrere Währungen lassen sich nicht zusammenzählen.',
  'reason.no-remedies': 'Keine Abhilfen in diesem Zeitraum.',
  'reason.not-over-a-cycle': 'Diese Kennzahl gibt es nicht nach Wochentag oder Stunde.',
  'reason.negative-durations': 'Einige importierte Fälle enden vor ihrem Beginn; ihre Dauer bleibt außen vor.',
  'reason.undated-cases': 'Einige Fälle haben kein brauchbares Datum und bleiben außen vor.',
} satisfies Record<KpiLabelKey, string>;
