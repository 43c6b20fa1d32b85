import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'event.case-absorbed': 'Le dossier {number} a été fusionné dans celui-ci',
  'event.case-linked.repeat': 'Marqué comme répétition de {to}',
  'event.case-linked.related': 'Marqué comme lié à {to}',
  'command.link': 'Marquer comme répétition ou lié',
  'field.link.to': 'Numéro de l’autre dossier',
  'field.link.as': 'Ce dossier est',
  'link.repeat': 'Une répétition de celui-ci',
  'link.related': 'Lié à celui-ci',
  'refusal.link-to-itself': 'un dossier ne peut pas être lié à lui-même',
} satisfies Messages<keyof typeof en>;
