import { readFile } from 'node:fs/promises';
import type { Issue } from '@redress/cases';
import { holidayIds } from '@redress/desk';
import { compile, parsePolicy, type Judge, type Policy } from '@redress/rules';
import { packs } from '@redress/rules/packs';
import { holidayTables } from '../ports/holiday-tables.ts';
import { UsageError } from './command.ts';

/** @throws UsageError when the file cannot be read. */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  }
}

/** A policy file as a judge, or what is wrong with it. */
export async function readPolicy(
  path: string,
): Promise<{ readonly judge: Judge; readonly policy: Policy } | { readonly issues: readonly Issue[] }> {
  const parsed = parsePolicy(await readText(path), { packs });
  if ('issues' in parsed) return parsed;
  const judge = compile(parsed.policy, { holidays: await holidayTables(holidayIds(parsed.policy)) });
  return judge.issues.length ? { issues: judge.issues } : { judge, policy: parsed.policy };
}
