import { issuesOf, type CommandType, type Issue } from '@redress/cases';
import * as z from 'zod/mini';
import { DeskError } from './desk-error.ts';

/** What may be done to many cases at once: what says the same of each, and tells no customer anything. */
export const bulkCommands = ['acknowledge', 'assign', 'investigate', 'add-note'] as const satisfies CommandType[];
export const mostInBulk = 200;

/** One command, and the cases it is for with the version each was last seen at. */
export const bulkSchema = z.strictObject({
  command: z.looseObject({ type: z.enum(bulkCommands) }),
  cases: z
    .array(z.strictObject({ number: z.string().check(z.maxLength(100)), expectedVersion: z.int() }))
    .check(z.minLength(1), z.maxLength(mostInBulk)),
});
export type Bulk = z.infer<typeof bulkSchema>;

/** What became of one case: its version since, or why it was left as it is. */
export type BulkResult =
  { readonly number: string; readonly version: number } | { readonly number: string; readonly error: BulkError };
export interface BulkError {
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly issues: readonly Issue[];
}
/** In the order the cases were named. */
export interface BulkAnswer {
  readonly results: readonly BulkResult[];
}

/** Cases that are changed at the same time. */
const atOnce = 4;

/**
 * One command for many cases, as it was sent.
 * @throws DeskError `invalid-command` with issues.
 */
export function readBulk(input: unknown): Bulk {
  const parsed = z.safeParse(bulkSchema, input, { reportInput: true });
  if (!parsed.success) throw new DeskError('invalid-command', {}, issuesOf(parsed.error));
  return parsed.data;
}

/** Works through the cases, a few at a time; a fault that is no refusal ends it. */
export async function onEach(
  cases: Bulk['cases'],
  work: (one: Bulk['cases'][number]) => Promise<number>,
): Promise<BulkAnswer> {
  const results: BulkResult[] = [];
  const queue = [...cases.entries()];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [index, one] = next;
      results[index] = await resultOf(one, work);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { results };
}

async function resultOf(one: Bulk['cases'][number], work: (it: typeof one) => Promise<number>): Promise<BulkResult> {
  const { number } = one;
  try {
    return { number, version: await work(one) };
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    const { code, params, issues } = error;
    return { number, error: { code, params, issues } };
  }
}
