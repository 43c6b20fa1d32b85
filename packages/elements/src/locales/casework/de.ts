import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'event.case-absorbed': 'Fall {number} wurde hier zusammengeführt',
  'event.case-linked.repeat': 'Als Wiederholung von {to} markiert',
  'event.case-linked.related': 'Als verwandt mit {to} markiert',
  'command.link': 'Als Wiederholung oder verwandt markieren',
  'field.link.to': 'Nummer des anderen Falls',
  'field.link.as': 'Dieser Fall ist',
  'link.repeat': 'eine Wiederholung davon',
  'link.related': 'damit verwandt',
  'refusal.link-to-itself': 'ein Fall kann keine Wiederholung seiner selbst sein',
} satisfies Messages<keyof typeof en>;
