import * as z from 'zod/mini';
import { attachmentSchema } from './complaint.ts';
import { instantSchema } from './time.ts';
import { issuesOf, type Issue } from './issue.ts';
import {
  causeSchema,
  contactSchema,
  messageSchema,
  proposalSchema,
  sentKeySchema,
  surveySchema,
  taskDraftSchema,
  text,
} from './shapes.ts';
import { linkKinds } from './vocabulary.ts';

const command = <T extends string, S extends z.core.$ZodShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape });

const reason = text(5_000);
const id = text(100);

/** What people, and the system, may ask of a case. Who may when is in the lifecycle's table. */
export const commandSchema = z.discriminatedUnion('type', [
  command('acknowledge', {}),
  command('assign', { department: id, handler: z.optional(id) }),
  command('reject', { reason }),
  command('merge', { into: id }),
  /** Says that another case was merged into this one; the desk's own part of a merge. */
  command('absorb', { number: id }),
  /** Marks the case as a repeat of an earlier one, or as related to another. */
  command('link', { to: id, as: z.enum(linkKinds) }),
  command('return', { reason }),
  command('investigate', {}),
  command('ask', {
    of: z.enum(['customer', 'third-party']),
    question: text(5_000),
    until: z.optional(instantSchema),
  }),
  command('resume', {}),
  command('propose', { proposal: proposalSchema }),
  command('approve', { note: z.optional(reason) }),
  command('offer', {}),
  command('send-back', { reason }),
  command('accept', { note: z.optional(reason) }),
  command('dispute', { reason }),
  command('escalate', { handler: id, department: z.optional(id) }),
  command('refer', { recourse: reason }),
  command('add-task', { task: taskDraftSchema }),
  command('complete-task', { task: id, note: z.optional(reason) }),
  command('revisit', { reason }),
  command('follow-up', {}),
  command('record-contact', { contact: contactSchema }),
  command('code-cause', { cause: causeSchema, note: z.optional(reason) }),
  command('close', {}),
  command('answer-survey', { survey: surveySchema }),
  command('reopen', { reason }),
  command('withdraw', { reason: z.optional(reason) }),
  command('extend', { clock: id, dueAt: instantSchema, reason }),
  command('send-message', { message: messageSchema }),
  command('add-note', {
    note: text(20_000),
    attachments: z.optional(z.array(attachmentSchema).check(z.maxLength(20))),
    key: z.optional(sentKeySchema),
  }),
  command('record-breach', { clock: id }),
  command('escalate-deadline', { clock: id, rule: text(200) }),
]);
export type Command = z.infer<typeof commandSchema>;
export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;

/** Check that a value is a command. Never throws. */
export function parseCommand(input: unknown): { command: Command } | { issues: Issue[] } {
  const parsed = z.safeParse(commandSchema, input, { reportInput: true });
  return parsed.success ? { command: parsed.data } : { issues: issuesOf(parsed.error) };
}
