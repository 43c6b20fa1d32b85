import type { KpiLabelKey } from './en.ts';

export default {
  'kpi.received': 'Recibidas',
  'kpi.open': 'Aún abiertas',
  'kpi.carried-over': 'Arrastradas',
  'kpi.resolved': 'Resueltas',
  'kpi.resolved-of-new': 'Resueltas de las nuevas',
  'kpi.resolved-of-carried-over': 'Resueltas de las arrastradas',
  'kpi.end-unknown': 'Terminadas en fecha desconocida',
  'kpi.left': 'Pendientes al final',
  'kpi.overdue-open': 'Abiertas fuera de plazo',
  'kpi.reopened': 'Reabiertas',
  'kpi.on-time-rate': 'Tasa en plazo',
  'kpi.on-time-rate-due': 'Tasa en plazo de las vencidas',
  'kpi.on-time': 'En plazo',
  'kpi.late': 'Con retraso',
  'kpi.breached': 'Plazo incumplido',
  'kpi.breach-rate': 'Proporción con plazo incumplido',
  'kpi.first-response-time-mean': 'Primera respuesta, media',
  'kpi.first-response-time-median': 'Primera respuesta, mediana',
  'kpi.first-response-time-p90': 'Primera respuesta, 9 de 10 en menos de',
  'kpi.handling-time-mean': 'Tiempo de gestión, media',
  'kpi.handling-time-median': 'Tiempo de gestión, mediana',
  'kpi.handling-time-p90': 'Tiempo de gestión, 9 de 10 en menos de',
  'kpi.repeat-rate': 'Tasa de repetición',
  'kpi.first-time-fix-rate': 'Resueltas a la primera',
  'kpi.dispute-rate': 'Tasa de desacuerdo',
  'kpi.follow-up-contact-rate': 'Contactados en el seguimiento',
  'kpi.remedy-cost': 'Coste de los remedios',
  'kpi.survey-answers': 'Respuestas a la encuesta',
  'kpi.satisfaction': 'Satisfacción',
  'kpi.satisfaction-attitude': 'Satisfacción: trato',
  'kpi.satisfaction-timeliness': 'Satisfacción: rapidez',
  'kpi.satisfaction-clarity': 'Satisfacción: claridad',
  'kpi.satisfaction-fairness': 'Satisfacción: equidad',
  'kpi.satisfaction-overall': 'Satisfacción: en general',
  'kpi.csat': 'Clientes satisfechos (CSAT)',
  'kpi.nps': 'Recomendación (NPS)',
  'kpi.ces': 'Facilidad del trato (CES)',
  'kpi.received.formula': 'casos recibidos en el periodo',
  'kpi.open.formula': 'casos recibidos en el periodo que siguen abiertos',
  'kpi.carried-over.formula': 'casos recibidos antes del periodo y aún sin resolver a su inicio',
  'kpi.resolved.formula': 'casos que terminaron en el periodo, de cualquier forma',
  'kpi.resolved-of-new.formula': 'casos recibidos y terminados en el periodo',
  'kpi.resolved-of-carried-over.formula': 'casos recibidos antes del periodo que terminaron en él',
  'kpi.end-unknown.formula': 'casos recibidos en el periodo que terminaron sin que conste cuándo',
  'kpi.left.formula': 'arrastradas + recibidas − terminadas en fecha desconocida − resueltas',
  'kpi.overdue-open.formula': 'casos abiertos al final del periodo cuyo plazo ha vencido y no está en pausa',
  'kpi.reopened.formula': 'casos cuya última reapertura cae en el periodo',
  'kpi.on-time-rate.formula':
    'casos recibidos en el periodo que terminaron dentro de su plazo / todos los casos recibidos en el periodo',
  'kpi.on-time-rate-due.formula':
    'casos recibidos en el periodo que terminaron dentro de su plazo / casos recibidos en el periodo que cumplieron o incumplieron su plazo',
  'kpi.on-time.formula': 'casos recibidos en el periodo que terminaron dentro de su plazo',
  'kpi.late.formula': 'casos recibidos en el periodo que incumplieron su plazo, incluidos los abiertos',
  'kpi.breached.formula': 'casos recibidos en el periodo que incumplieron algún plazo de algún ciclo',
  'kpi.breach-rate.formula':
    'casos recibidos en el periodo que incumplieron algún plazo de algún ciclo / todos los casos recibidos en el periodo',
  'kpi.first-response-time-mean.formula':
    'suma del tiempo desde la recepción hasta la primera respuesta de fondo / casos respondidos por primera vez en el periodo',
  'kpi.first-response-time-median.formula':
    'mediana de los tiempos desde la recepción hasta la primera respuesta, de los casos respondidos por primera vez en el periodo',
  'kpi.first-response-time-p90.formula':
    'tiempo desde la recepción en el que 9 de cada 10 casos respondidos por primera vez en el periodo tuvieron su respuesta',
  'kpi.handling-time-mean.formula':
    'suma del tiempo desde la recepción hasta el final / casos terminados en el periodo',
  'kpi.handling-time-median.formula':
    'mediana de los tiempos desde la recepción hasta el final, de los casos terminados en el periodo',
  'kpi.handling-time-p90.formula':
    'tiempo desde la recepción en el que terminaron 9 de cada 10 casos terminados en el periodo',
  'kpi.repeat-rate.formula':
    'suma por (mismo cliente, mismo problema) de (número de casos − 1) / todos los casos recibidos en el periodo',
  'kpi.first-time-fix-rate.formula':
    'casos cerrados en el periodo que nunca se discutieron ni se reabrieron / casos cerrados en el periodo',
  'kpi.dispute-rate.formula':
    'casos recibidos en el periodo cuya solución se discutió / casos recibidos en el periodo que terminaron o se discutieron',
  'kpi.follow-up-contact-rate.formula':
    'casos recibidos en el periodo cuyo cliente fue contactado en el seguimiento / casos recibidos en el periodo cerrados o en seguimiento con cliente conocido, o en los que se intentó',
  'kpi.remedy-cost.formula': 'suma de los remedios aceptados de los casos terminados en el periodo, en una sola moneda',
  'kpi.survey-answers.formula': 'encuestas respondidas en el periodo con alguna puntuación',
  'kpi.satisfaction.formula':
    'suma de las medias de trato, rapidez, claridad, equidad y valoración general / dimensiones puntuadas',
  'kpi.satisfaction-attitude.formula':
    'suma de las puntuaciones de trato, de 1 a 5 / encuestas del periodo que lo puntúan',
  'kpi.satisfaction-timeliness.formula':
    'suma de las puntuaciones de rapidez, de 1 a 5 / encuestas del periodo que la puntúan',
  'kpi.satisfaction-clarity.formula':
    'suma de las puntuaciones de claridad, de 1 a 5 / encuestas del periodo que la puntúan',
  'kpi.satisfaction-fairness.formula':
    'suma de las puntuaciones de equidad, de 1 a 5 / encuestas del periodo que la puntúan',
  'kpi.satisfaction-overall.formula': 'suma de las puntuaciones generales, de 1 a 5 / encuestas del periodo que la dan',
  'kpi.csat.formula':
    'encuestas del periodo con puntuación general de 4 o 5 / encuestas del periodo con puntuación general',
  'kpi.nps.formula':
    '100 × (promotores, 9 o 10, − detractores, de 0 a 6) / encuestas del periodo que responden a la pregunta',
  'kpi.ces.formula':
    'suma de las puntuaciones de facilidad, de 1 (difícil) a 7 (fácil) / encuestas del periodo que la puntúan',
  'reason.no-cases': 'No hay casos en este periodo.',
  'reason.no-answers': 'No hay respuestas en este periodo.',
  'reason.nothing-due': 'Nada vencía en este periodo.',
  'reason.nothing-resolved': 'No se resolvió nada en este periodo.',
  'reason.nobody-to-contact': 'No había a quién llamar en este periodo.',
  'reason.mixed-currencies': 'Varias monedas: no se pueden sumar.',
  'reason.no-remedies': 'No hubo remedios en este periodo.',
  'reason.not-over-a-cycle': 'Este indicador no se da por día de la semana ni por hora.',
  'reason.negative-durations': 'Algunos casos importados terminan antes de empezar; su duración no se cuenta.',
  'reason.undated-cases': 'Algunos casos no tienen una fecha válida y no se cuentan.',
} satisfies Record<KpiLabelKey, string>;
