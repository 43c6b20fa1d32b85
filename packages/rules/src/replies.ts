import type { Report } from './report.ts';
import type { Policy } from './policy.ts';

/** What a reply template may ask for, written `{{customer.name}}`. */
export const replyFields = [
  'customer.name',
  'case.number',
  'case.title',
  'case.category',
  'case.received',
  'case.due',
  'case.order',
  'case.product',
  'solution.plan',
  'solution.until',
  'handler.name',
  'company.name',
] as const;
export type ReplyField = (typeof replyFields)[number];

const known: readonly string[] = replyFields;
const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The fields that a text asks for, each once, in order; also such as do not exist. */
export const fieldsIn = (text: string): string[] => [
  ...new Set([...text.matchAll(placeholder)].map(([, name = '']) => name)),
];

/** A text with its fields filled in; those without a value stay as they are. */
export const fillReply = (text: string, values: Partial<Readonly<Record<string, string>>>): string =>
  text.replaceAll(placeholder, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  );

/** Templates whose category or fields do not exist. */
export function checkReplies({ replies = [], categories }: Policy, report: Report): void {
  const ids = new Set(categories.flatMap(({ id, children = [] }) => [id, ...children.map((child) => child.id)]));
  replies.forEach(({ category, text }, i) => {
    const at = `/replies/${String(i)}`;
    if (category !== undefined && !ids.has(category)) report('unknown-category', `${at}/category`, { id: category });
    for (const [language, words] of Object.entries(text)) {
      for (const field of fieldsIn(words)) {
        if (!known.includes(field)) report('unknown-reply-field', `${at}/text/${language}`, { field });
      }
    }
  });
}
