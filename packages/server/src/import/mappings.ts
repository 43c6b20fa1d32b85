import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Issue } from '@redress/cases';
import {
  DeskError,
  parseImportMapping,
  parsePurchaseMapping,
  type ImportMapping,
  type PurchaseMapping,
} from '@redress/desk';

const shipped = (name: string): string => fileURLToPath(new URL(`../../mappings/${name}.json`, import.meta.url));

type Parsed<T> = { readonly mapping: T } | { readonly issues: readonly Issue[] };

async function read<T>(
  nameOrPath: string,
  parse: (json: unknown) => Parsed<T>,
): Promise<{ mapping: T; source: string }> {
  const isName = /^[a-z0-9-]+$/.test(nameOrPath) && !existsSync(nameOrPath);
  const path = isName ? shipped(nameOrPath) : nameOrPath;
  if (!existsSync(path))
    throw new DeskError('invalid-mapping', { mapping: nameOrPath }, [{ code: 'not-found', path: '' }]);
  const result = parse(asJson(await readFile(path, 'utf8')));
  if ('issues' in result) throw new DeskError('invalid-mapping', { mapping: nameOrPath }, result.issues);
  return { mapping: result.mapping, source: basename(path, '.json') };
}

/**
 * A mapping of complaints by its path, or by the name of one that is shipped (`cfpb`, `boston311`, `zendesk-csv`,
 * `zendesk-json`, `zammad`). `source` names the system that the rows come from.
 * @throws DeskError `invalid-mapping` with what is wrong with it.
 */
export const readMapping = (nameOrPath: string): Promise<{ mapping: ImportMapping; source: string }> =>
  read(nameOrPath, parseImportMapping);

/**
 * A mapping of purchases by its path, or by the name of one that is shipped (`purchases`).
 * @throws DeskError `invalid-mapping` with what is wrong with it.
 */
export const readPurchaseMapping = (nameOrPath: string): Promise<{ mapping: PurchaseMapping; source: string }> =>
  read(nameOrPath, parsePurchaseMapping);

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
