import type { Desk, Labels } from '@redress/desk';
import type { MailWords } from './mail-words.ts';

/** The label for a language, else for its base (`zh` of `zh-Hans`), else English, else any. */
const labelIn = (label: Labels | undefined, language: string): string | undefined =>
  label && (label[language] ?? label[language.split('-')[0] ?? ''] ?? label['en'] ?? Object.values(label)[0]);

interface Calendars {
  readonly timeZone?: string;
  readonly calendars?: Readonly<Record<string, { readonly timeZone?: string }>>;
}

/** What mails need to know of the policy in force. */
export interface Company {
  readonly name: string;
  /** Where times are told. */
  readonly timeZone: string;
  clock(kind: string, words: MailWords): string;
  department(id: string, words: MailWords): string;
}

/** @throws DeskError `no-policy` before the first is published. */
export async function companyOf(desk: Desk): Promise<Company> {
  const [{ policy, clocks, departments }, { text }] = await Promise.all([desk.form(), desk.policy()]);
  const { timeZone, calendars = {} } = JSON.parse(text) as Calendars;
  const labelled = (nodes: readonly { readonly id: string; readonly label?: Labels | undefined }[], id: string) =>
    nodes.find((node) => node.id === id)?.label;
  return {
    name: policy.name,
    timeZone: timeZone ?? Object.values(calendars)[0]?.timeZone ?? 'UTC',
    clock: (kind, words) =>
      labelIn(labelled(clocks ?? [], kind), words.language) ?? words.find(`clock.${kind}`) ?? kind,
    department: (id, words) => labelIn(labelled(departments, id), words.language) ?? id,
  };
}
