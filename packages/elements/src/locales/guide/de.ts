import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'cause.product.guide': 'Die Ware selbst ist mangelhaft. Beispiel: Sie tut nicht, wofür sie da ist.',
  'cause.product.quality.guide':
    'Schlecht gefertigt oder zu früh kaputt. Beispiel: Die Naht reißt in der ersten Woche.',
  'cause.product.design.guide': 'Wie geplant gefertigt, doch der Entwurf ist falsch. Beispiel: Der Griff wird heiß.',
  'cause.product.packaging.guide': 'Schlecht verpackt oder beschriftet. Beispiel: Der Deckel war nicht versiegelt.',
  'cause.service.guide': 'Wie mit dem Kunden umgegangen wurde. Beispiel: Niemand fühlte sich zuständig.',
  'cause.service.attitude.guide': 'Unhöflich, abweisend oder unwillig. Beispiel: Der Kunde wurde angeschrien.',
  'cause.service.response.guide': 'Zu langsam oder gar keine Antwort. Beispiel: Drei E-Mails blieben unbeantwortet.',
  'cause.service.skill.guide': 'Es fehlte an Können. Beispiel: Zweimal das falsche Formular ausgefüllt.',
  'cause.price.guide': 'Was es kostete. Beispiel: Der Betrag der Rechnung ist strittig.',
  'cause.price.too-high.guide': 'Teurer, als es sein sollte. Beispiel: Anderswo kostet es die Hälfte.',
  'cause.price.unstable.guide': 'Der Preis schwankte. Beispiel: Am Tag nach dem Kauf fiel er.',
  'cause.price.not-transparent.guide': 'Vorher nicht genannt. Beispiel: eine Gebühr, die erst auf der Rechnung stand.',
  'cause.price.charges.guide': 'Falsch abgebucht. Beispiel: zweimal eingezogen.',
  'cause.price.refunds.guide': 'Geld nicht erstattet. Beispiel: Die zugesagte Erstattung fehlt seit Wochen.',
  'cause.logistics.guide': 'Auf dem Weg zum Kunden. Beispiel: Niemand weiß, wo das Paket ist.',
  'cause.logistics.late.guide': 'Später als zugesagt. Beispiel: kam fünf Tage nach dem Termin.',
  'cause.logistics.damaged.guide': 'Unterwegs beschädigt. Beispiel: Der Karton war eingedrückt.',
  'cause.logistics.wrong-information.guide': 'Falsche Auskunft zur Lieferung. Beispiel: „zugestellt“, aber nichts kam.',
  'cause.promotion.guide': 'Was beworben wurde. Beispiel: Das Angebot war nicht zu bekommen.',
  'cause.promotion.false.guide': 'Schlicht unwahr. Beispiel: „auf Lager“, war es aber nicht.',
  'cause.promotion.misleading.guide': 'Wahr, aber irreführend. Beispiel: Die Bedingung stand in der Fußnote.',
  'cause.promotion.overstated.guide': 'Teilweise wahr, doch übertrieben. Beispiel: „bis zu 90 %“ auf zwei Artikel.',
  'cause.contract-terms.guide': 'Die Bedingungen selbst. Beispiel: eine Kündigungsfrist, die nicht vereinbart war.',
  'cause.other.guide': 'Nichts davon passt. Sagen Sie in der Notiz, was es war.',
} satisfies Messages<keyof typeof en>;
