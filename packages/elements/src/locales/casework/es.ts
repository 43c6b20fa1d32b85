import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'event.case-absorbed': 'El caso {number} se fusionó con este',
  'event.case-linked.repeat': 'Marcado como repetición de {to}',
  'event.case-linked.related': 'Marcado como relacionado con {to}',
  'command.link': 'Marcar como repetición o relacionado',
  'field.link.to': 'Número del otro caso',
  'field.link.as': 'Este caso es',
  'link.repeat': 'Una repetición de aquel',
  'link.related': 'Relacionado con aquel',
  'refusal.link-to-itself': 'un caso no puede relacionarse consigo mismo',
} satisfies Messages<keyof typeof en>;
