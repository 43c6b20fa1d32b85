import type { KpiLabelKey } from './en.ts';

export default {
  'kpi.received': 'Reçues',
  'kpi.open': 'Encore ouvertes',
  'kpi.carried-over': 'Reportées',
  'kpi.resolved': 'Résolues',
  'kpi.resolved-of-new': 'Résolues parmi les nouvelles',
  'kpi.resolved-of-carried-over': 'Résolues parmi les reportées',
  'kpi.end-unknown': 'Terminées à une date inconnue',
  'kpi.left': 'Restantes à la fin',
  'kpi.overdue-open': 'Ouvertes après l’échéance',
  'kpi.reopened': 'Rouvertes',
  'kpi.on-time-rate': 'Taux de respect des délais',
  'kpi.on-time-rate-due': 'Respect des délais, dossiers échus',
  'kpi.on-time': 'Dans les délais',
  'kpi.late': 'En retard',
  'kpi.breached': 'Échéance manquée',
  'kpi.breach-rate': 'Part avec une échéance manquée',
  'kpi.first-response-time-mean': 'Première réponse, moyenne',
  'kpi.first-response-time-median': 'Première réponse, médiane',
  'kpi.first-response-time-p90': 'Première réponse, 9 sur 10 en moins de',
  'kpi.handling-time-mean': 'Durée de traitement, moyenne',
  'kpi.handling-time-median': 'Durée de traitement, médiane',
  'kpi.handling-time-p90': 'Durée de traitement, 9 sur 10 en moins de',
  'kpi.repeat-rate': 'Taux de répétition',
  'kpi.first-time-fix-rate': 'Réglées du premier coup',
  'kpi.dispute-rate': 'Taux de contestation',
  'kpi.follow-up-contact-rate': 'Joints lors du suivi',
  'kpi.remedy-cost': 'Coût des réparations',
  'kpi.survey-answers': 'Réponses à l’enquête',
  'kpi.satisfaction': 'Satisfaction moyenne',
  'kpi.satisfaction-attitude': 'Satisfaction : amabilité',
  'kpi.satisfaction-timeliness': 'Satisfaction : rapidité',
  'kpi.satisfaction-clarity': 'Satisfaction : clarté',
  'kpi.satisfaction-fairness': 'Satisfaction : équité',
  'kpi.satisfaction-overall': 'Satisfaction : globale',
  'kpi.csat': 'Clients satisfaits (CSAT)',
  'kpi.nps': 'Recommandation (NPS)',
  'kpi.ces': 'Facilité de la démarche (CES)',
  'kpi.received.formula': 'dossiers reçus pendant la période',
  'kpi.open.formula': 'dossiers reçus pendant la période et encore ouverts',
  'kpi.carried-over.formula': 'dossiers reçus avant la période et pas encore résolus à son début',
  'kpi.resolved.formula': 'dossiers terminés pendant la période, de quelque manière que ce soit',
  'kpi.resolved-of-new.formula': 'dossiers reçus et terminés pendant la période',
  'kpi.resolved-of-carried-over.formula': 'dossiers reçus avant la période et terminés pendant celle-ci',
  'kpi.end-unknown.formula': 'dossiers reçus pendant la période et terminés, sans date de fin enregistrée',
  'kpi.left.formula': 'reportés + reçus − terminés à une date inconnue − résolus',
  'kpi.overdue-open.formula':
    'dossiers ouverts à la fin de la période dont l’échéance est passée et n’est pas suspendue',
  'kpi.reopened.formula': 'dossiers dont la dernière réouverture a lieu pendant la période',
  'kpi.on-time-rate.formula':
    'dossiers reçus pendant la période et terminés dans leur délai / tous les dossiers reçus pendant la période',
  'kpi.on-time-rate-due.formula':
    'dossiers reçus pendant la période et terminés dans leur délai / dossiers reçus pendant la période qui ont respecté ou manqué leur délai',
  'kpi.on-time.formula': 'dossiers reçus pendant la période et terminés dans leur délai',
  'kpi.late.formula': 'dossiers reçus pendant la période qui ont manqué leur délai, y compris ceux encore ouverts',
  'kpi.breached.formula':
    'dossiers reçus pendant la période qui ont manqué une échéance quelconque d’un cycle quelconque',
  'kpi.breach-rate.formula':
    'dossiers reçus pendant la période qui ont manqué une échéance quelconque d’un cycle quelconque / tous les dossiers reçus pendant la période',
  'kpi.first-response-time-mean.formula':
    'somme des temps entre la réception et la première réponse de fond / dossiers ayant reçu leur première réponse pendant la période',
  'kpi.first-response-time-median.formula':
    'médiane des temps entre la réception et la première réponse, pour les dossiers ayant reçu leur première réponse pendant la période',
  'kpi.first-response-time-p90.formula':
    'temps après réception en moins duquel 9 dossiers sur 10 ayant reçu leur première réponse pendant la période l’ont eue',
  'kpi.handling-time-mean.formula':
    'somme des temps entre la réception et la fin / dossiers terminés pendant la période',
  'kpi.handling-time-median.formula':
    'médiane des temps entre la réception et la fin, pour les dossiers terminés pendant la période',
  'kpi.handling-time-p90.formula':
    'temps après réception en moins duquel 9 dossiers sur 10 terminés pendant la période l’ont été',
  'kpi.repeat-rate.formula':
    'somme, par (même client, même problème), de (nombre de dossiers − 1) / tous les dossiers reçus pendant la période',
  'kpi.first-time-fix-rate.formula':
    'dossiers clos pendant la période, jamais contestés ni rouverts / dossiers clos pendant la période',
  'kpi.dispute-rate.formula':
    'dossiers reçus pendant la période dont la solution a été contestée / dossiers reçus pendant la période, terminés ou contestés',
  'kpi.follow-up-contact-rate.formula':
    'dossiers reçus pendant la période dont le client a été joint pour le suivi / dossiers reçus pendant la période, clos ou en suivi avec un client connu, ou pour lesquels un contact a été tenté',
  'kpi.remedy-cost.formula':
    'somme des réparations acceptées des dossiers terminés pendant la période, dans une seule devise',
  'kpi.survey-answers.formula': 'enquêtes remplies pendant la période avec une note',
  'kpi.satisfaction.formula':
    'somme des moyennes d’amabilité, de rapidité, de clarté, d’équité et globale / dimensions notées',
  'kpi.satisfaction-attitude.formula': 'somme des notes d’amabilité, de 1 à 5 / enquêtes de la période qui la notent',
  'kpi.satisfaction-timeliness.formula': 'somme des notes de rapidité, de 1 à 5 / enquêtes de la période qui la notent',
  'kpi.satisfaction-clarity.formula': 'somme des notes de clarté, de 1 à 5 / enquêtes de la période qui la notent',
  'kpi.satisfaction-fairness.formula': 'somme des notes d’équité, de 1 à 5 / enquêtes de la période qui la notent',
  'kpi.satisfaction-overall.formula': 'somme des notes globales, de 1 à 5 / enquêtes de la période qui la donnent',
  'kpi.csat.formula':
    'enquêtes de la période notées 4 ou 5 globalement / enquêtes de la période ayant une note globale',
  'kpi.nps.formula':
    '100 × (promoteurs, 9 ou 10, − détracteurs, 0 à 6) / enquêtes de la période qui répondent à la question',
  'kpi.ces.formula':
    'somme des notes de facilité, de 1 (difficile) à 7 (facile) / enquêtes de la période qui la notent',
  'reason.no-cases': 'Aucun dossier sur cette période.',
  'reason.no-answers': 'Aucune réponse sur cette période.',
  'reason.nothing-due': 'Rien n’arrivait à échéance sur cette période.',
  'reason.nothing-resolved': 'Rien n’a été résolu sur cette période.',
  'reason.nobody-to-contact': 'Personne n’était à rappeler sur cette période.',
  'reason.mixed-currencies': 'Plusieurs devises : impossible de les additionner.',
  'reason.no-remedies': 'Aucune réparation sur cette période.',
  'reason.not-over-a-cycle': 'Cet indicateur ne se donne pas par jour de semaine ou par heure.',
  'reason.negative-durations': 'Certains dossiers importés se terminent avant de commencer ; leur durée est écartée.',
  'reason.undated-cases': 'Certains dossiers n’ont pas de date utilisable et sont écartés.',
} satisfies Record<KpiLabelKey, string>;
