import { readFile } from 'node:fs/promises';
import { DeskError, type Desk } from '@redress/desk';
import { UsageError } from './command.ts';

const publisher = { id: 'command-line', name: 'redress', roles: ['admin'] } as const;

async function currentText(desk: Desk): Promise<string | undefined> {
  try {
    return (await desk.policy()).text;
  } catch (error) {
    if (error instanceof DeskError && error.code === 'no-policy') return undefined;
    throw error;
  }
}

/**
 * Publishes a policy file as the first version of a desk that has none; a policy that is in force is never replaced.
 * @returns `published`, `kept` when another text is in force, `same`.
 * @throws DeskError `invalid-policy` with a pointer to each fault; UsageError when the file cannot be read.
 */
export async function publishFirst(desk: Desk, path: string): Promise<'published' | 'kept' | 'same'> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new UsageError(`cannot read ${path}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  });
  const inForce = await currentText(desk);
  if (inForce !== undefined) return inForce === text ? 'same' : 'kept';
  await desk.publishPolicy(text, { over: 0 }, publisher);
  return 'published';
}
