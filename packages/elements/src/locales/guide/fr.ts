import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'cause.product.guide': 'Le produit lui-même est en cause. Exemple : il ne remplit pas sa fonction.',
  'cause.product.quality.guide': 'Mal fabriqué ou cassé trop tôt. Exemple : la couture lâche la première semaine.',
  'cause.product.design.guide': 'Conforme au plan, mais le plan est mauvais. Exemple : la poignée chauffe.',
  'cause.product.packaging.guide': 'Mal emballé ou mal étiqueté. Exemple : le couvercle n’était pas scellé.',
  'cause.service.guide': 'La manière dont on s’est occupé du client. Exemple : personne ne se sentait responsable.',
  'cause.service.attitude.guide': 'Impoli, méprisant ou de mauvaise volonté. Exemple : on a crié sur le client.',
  'cause.service.response.guide': 'Trop lent, ou sans réponse. Exemple : trois courriels sans réponse.',
  'cause.service.skill.guide': 'Manque de compétence. Exemple : mauvais formulaire rempli deux fois.',
  'cause.price.guide': 'Ce que cela a coûté. Exemple : le montant de la facture est contesté.',
  'cause.price.too-high.guide': 'Plus cher qu’il ne devrait. Exemple : moitié prix ailleurs.',
  'cause.price.unstable.guide': 'Le prix a varié. Exemple : il a baissé le lendemain de l’achat.',
  'cause.price.not-transparent.guide': 'Non annoncé. Exemple : des frais découverts sur la facture.',
  'cause.price.charges.guide': 'Facturé à tort. Exemple : prélevé deux fois.',
  'cause.price.refunds.guide': 'Argent non rendu. Exemple : un remboursement promis depuis des semaines.',
  'cause.logistics.guide': 'En route vers le client. Exemple : nul ne sait où est le colis.',
  'cause.logistics.late.guide': 'Plus tard que promis. Exemple : cinq jours de retard.',
  'cause.logistics.damaged.guide': 'Abîmé en route. Exemple : le carton était écrasé.',
  'cause.logistics.wrong-information.guide': 'Information fausse sur la livraison. Exemple : « livré », mais non.',
  'cause.promotion.guide': 'Ce qui était annoncé. Exemple : l’offre était introuvable.',
  'cause.promotion.false.guide': 'Tout simplement faux. Exemple : « en stock », alors que non.',
  'cause.promotion.misleading.guide': 'Vrai, mais trompeur. Exemple : la condition était en note de bas de page.',
  'cause.promotion.overstated.guide': 'Vrai en partie, mais exagéré. Exemple : « jusqu’à 90 % » sur deux articles.',
  'cause.contract-terms.guide': 'Les clauses elles-mêmes. Exemple : un préavis non convenu.',
  'cause.other.guide': 'Rien de ce qui précède ne convient. Précisez dans la note.',
} satisfies Messages<keyof typeof en>;
